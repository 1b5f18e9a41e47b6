import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { findTemporal, type TemporalWay, temporalWays } from '../../dev/temporal-binary.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-temporal-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** Without the two ways that go out to the network. */
const nearWays = temporalWays.slice(0, 2)

function search(pathEnv = '') {
  return { say: () => undefined, cacheFolder: join(folder, 'cache'), pathEnv }
}

async function putTemporal(into: string, answer = 'temporal version 1.5.1'): Promise<string> {
  const file = join(into, 'temporal')
  await writeFile(file, `#!/bin/sh\necho "${answer}"\n`)
  await chmod(file, 0o755)
  return file
}

describe('findTemporal', () => {
  it('asks the ways in their order and stops at the first that finds', async () => {
    const asked: string[] = []
    const way =
      (name: string, found?: string): TemporalWay =>
      async () => {
        asked.push(name)
        return found
      }
    const ways = [way('PATH'), way('cache', '/cache/temporal'), way('download')]
    expect(await findTemporal(search(), ways)).toBe('/cache/temporal')
    expect(asked).toEqual(['PATH', 'cache'])
  })

  it('takes the one on the PATH before the one in the cache folder', async () => {
    const onPath = await putTemporal(folder)
    expect(await findTemporal(search(`/nowhere:${folder}`), nearWays)).toBe(onPath)
  })

  it('takes the one in the cache folder when none is on the PATH', async () => {
    const cached = await putTemporal(folder)
    expect(await findTemporal({ ...search(), cacheFolder: folder }, nearWays)).toBe(cached)
  })

  it('passes by a file that does not answer as Temporal', async () => {
    await putTemporal(folder, 'something else')
    await expect(findTemporal(search(folder), nearWays)).rejects.toThrow('no Temporal server')
  })

  it('names all five ways when none works', async () => {
    const failed = findTemporal(search(), [async () => undefined])
    for (const word of ['TEMPORAL_ADDRESS', 'PATH', 'cache', 'temporal.download', 'go install'])
      await expect(failed).rejects.toThrow(word)
  })
})
