import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { readAddresses, takeDataFolder, writeAddresses } from '../../dev/running.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-running-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

async function lockedBy(text: string): Promise<void> {
  await writeFile(join(folder, 'running.pid'), text)
}

describe('takeDataFolder', () => {
  it('names the holder while the folder is taken and gives it again when released', async () => {
    const first = await takeDataFolder(folder)
    expect(await takeDataFolder(folder)).toEqual({ heldBy: process.pid })
    if ('release' in first) await first.release()
    const second = await takeDataFolder(folder)
    expect(second).toHaveProperty('release')
  })

  it('lets only one of many at once have the folder', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => takeDataFolder(folder)))
    expect(all.filter((one) => 'release' in one)).toHaveLength(1)
  })

  it('takes the folder over from a process that has gone', async () => {
    await lockedBy(JSON.stringify({ pid: 2 ** 30, startTime: '1' }))
    expect(await takeDataFolder(folder)).toHaveProperty('release')
  })

  it('takes the folder over when another process has the pid now', async () => {
    await lockedBy(JSON.stringify({ pid: process.pid, startTime: 'long ago' }))
    expect(await takeDataFolder(folder)).toHaveProperty('release')
  })

  it.each(['', 'half a li'])('takes the folder over from a lock that says %j', async (text) => {
    await lockedBy(text)
    expect(await takeDataFolder(folder)).toHaveProperty('release')
  })

  it('leaves the lock of another alone when released late', async () => {
    const first = await takeDataFolder(folder)
    const other = JSON.stringify({ pid: process.ppid })
    await lockedBy(other)
    if ('release' in first) await first.release()
    expect(await takeDataFolder(folder)).toEqual({ heldBy: process.ppid })
  })
})

describe('addresses', () => {
  it('are read as they were written', async () => {
    const addresses = { api: 'http://localhost:3000', identityProvider: 'http://localhost:3002' }
    await writeAddresses(folder, addresses)
    expect(await readAddresses(folder)).toEqual(addresses)
  })

  it('are undefined when nothing was started', async () => {
    expect(await readAddresses(folder)).toBeUndefined()
  })
})
