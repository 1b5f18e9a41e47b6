import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { buildPage } from '../../verifier/build-page.js'
import { inflate } from '../../verifier/inflate.js'
import { inflateInBrowser } from '../../verifier/inflate-in-browser.js'
import { pageWords } from '../../verifier/page-words.js'
import { reasons } from '../../verifier/reasons.js'
import { readText } from '../deployment/compose-file.ts'

const page = readText('verifier/verify.html')

describe('the page of the verifier', () => {
  it('is the one that `node verifier/build-page.js` makes', () => {
    expect(page).toBe(buildPage())
  })

  it('allows its own script and style by their hashes, and nothing else', () => {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(page) ?? []
    const hashes = ['script type="module"', 'style'].map((tag) => {
      const [, text = ''] = new RegExp(`<${tag}>(.*?)</`, 's').exec(page) ?? []
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    })
    expect(policy).toBe(
      `default-src 'none'; script-src ${hashes[0]}; style-src ${hashes[1]}; base-uri 'none'; form-action 'none'`,
    )
    expect(page).not.toMatch(/\b(src|href)=/)
  })

  it('says everything in both languages', () => {
    expect(Object.keys(pageWords.en)).toEqual(Object.keys(pageWords.da))
    for (const [, word = ''] of page.matchAll(/data-word="(\w+)"/g))
      expect(pageWords.da).toHaveProperty(word)
    const sentences = Object.values(reasons).flatMap(({ da, en }) => [da, en])
    expect(new Set(sentences).size).toBe(sentences.length)
  })
})

describe.each([
  ['Node', inflate],
  ['a browser', inflateInBrowser],
])('what unpacks in %s', (_, unpack) => {
  const bytes = Buffer.from('Æbler og pærer '.repeat(5000))
  const packed = deflateRawSync(bytes)

  it('gives exactly the bytes', async () => {
    expect(Buffer.from((await unpack(packed, bytes.length)) ?? []).equals(bytes)).toBe(true)
    expect(await unpack(deflateRawSync(Buffer.alloc(0)), 0)).toHaveLength(0)
  })

  it('gives nothing where it is more, or broken', async () => {
    const bomb = deflateRawSync(Buffer.alloc(20_000_000))
    for (const [from, size] of [
      [packed, bytes.length - 1],
      [bomb, 10],
      [packed.subarray(0, -2), bytes.length],
      [Buffer.from('not deflated'), 100],
    ] as const)
      expect((await unpack(from, size))?.length).not.toBe(size)
  })
})
