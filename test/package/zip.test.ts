import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { type PackageFile, zipOf } from '../../package/zip.ts'
import { inflate } from '../../verifier/inflate.js'
import { readZip } from '../../verifier/zip.js'
import { collected } from '../verifier/made-up-package.ts'

const at = new Date('2026-03-09T22:30:10.000Z')

async function* bytesOf(...chunks: string[]) {
  for (const chunk of chunks) yield Buffer.from(chunk)
}

async function* files(): AsyncIterable<PackageFile> {
  yield { name: 'one.txt', bytes: bytesOf('Æble', 'r'.repeat(1000)) }
  yield { name: 'none.txt', bytes: bytesOf() }
  yield { name: 'two.txt', bytes: bytesOf('2') }
}

describe('the zip', () => {
  it('has each file as it came, strictly as the format asks', async () => {
    const unpacked = await readZip(await collected(zipOf(files(), at)), inflate)
    expect([...unpacked.keys()]).toEqual(['one.txt', 'none.txt', 'two.txt'])
    expect(String(Buffer.from(unpacked.get('one.txt') ?? []))).toBe(`Æble${'r'.repeat(1000)}`)
    expect(unpacked.get('none.txt')).toHaveLength(0)
  })

  it('is the same each time, and has the time in UTC', async () => {
    const zip = await collected(zipOf(files(), at))
    expect(zip.equals(await collected(zipOf(files(), at)))).toBe(true)
    const time = zip.readUInt16LE(10)
    expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([22, 30, 10])
  })

  it('reads no faster than it is taken', async () => {
    let read = 0
    const endless = async function* () {
      for (; ; read += 1) yield Buffer.from(crypto.getRandomValues(new Uint8Array(65_536)))
    }
    const zip = zipOf(once({ name: 'endless.bin', bytes: endless() }), at)
    await new Promise((resolve) => zip.once('readable', resolve))
    for (let turn = 0; turn < 500; turn += 1) await setImmediate()
    expect(read).toBeLessThan(50)
    zip.destroy()
  })

  it('fails where a file cannot be read', async () => {
    const broken = async function* () {
      yield Buffer.from('some')
      throw new Error('The database is away')
    }
    const zip = zipOf(once({ name: 'broken.txt', bytes: broken() }), at)
    await expect(collected(zip)).rejects.toThrow('The database is away')
  })

  it('lets go of what it reads where nobody takes it any more', async () => {
    const ended: string[] = []
    const file = async function* () {
      try {
        for (;;) yield Buffer.alloc(65_536)
      } finally {
        ended.push('file')
      }
    }
    const all = async function* () {
      try {
        yield { name: 'endless.bin', bytes: file() }
      } finally {
        ended.push('files')
      }
    }
    const zip = zipOf(all(), at)
    await new Promise((resolve) => zip.once('readable', resolve))
    zip.destroy()
    while (ended.length < 2) await setImmediate()
    expect(ended.sort()).toEqual(['file', 'files'])
  })
})

async function* once(file: PackageFile): AsyncIterable<PackageFile> {
  yield file
}
