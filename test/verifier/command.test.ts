import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { genuineZip, theirKey } from './mutants/mutant.ts'

const verify = fileURLToPath(new URL('../../verifier/verify.js', import.meta.url))
let folder: string
const path = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verifier-'))
  await writeFile(path('package.zip'), genuineZip)
  await writeFile(path('altered.zip'), Buffer.concat([genuineZip, Buffer.from('\n')]))
  await writeFile(path('published.json'), '{"number":7,')
})
afterAll(() => rm(folder, { recursive: true }))

interface Ended {
  code: number
  said: string
}

/** As a person would, but without what npx does. */
function run(...given: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(verify, given, { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr })
    })
  })
}

describe('the command', () => {
  it.each([
    [0, 'JA: ', ['package.zip', '--key', theirKey]],
    [0, 'YES: ', ['package.zip', '--language', 'en']],
    [0, '"ok": true', ['package.zip', '--json']],
    [0, '--checkpoint', ['--help']],
    [1, '[zip-malformed]', ['altered.zip']],
    [1, '[key-other]', ['package.zip', '--key', '0'.repeat(64)]],
    [1, '"code": "zip-malformed"', ['altered.zip', '--json']],
    [2, '[given-key-unreadable]', ['package.zip', '--key', 'nonsense']],
    [2, '[given-checkpoint-unreadable]', ['package.zip', '--checkpoint', 'published.json']],
    [2, 'cannot be read', ['nowhere.zip']],
    [2, 'cannot be read', ['.']],
    [2, 'exit code', []],
    [2, 'exit code', ['package.zip', 'altered.zip']],
    [2, 'exit code', ['package.zip', '--language', 'fr']],
    [2, '--nothing', ['package.zip', '--nothing']],
  ])('ends with %d and says %s: %j', async (code, words, given) => {
    const ended = await run(...given)
    expect(ended.said).toContain(words)
    expect(ended.said).not.toMatch(/^\s+at /m)
    expect(ended.code).toBe(code)
  })
})
