import { createHash, randomBytes } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createVault, type VaultKeys } from '../../db/vault.ts'

const aKey = () => randomBytes(32).toString('base64')
const [first, second] = [aKey(), aKey()]
const keys: VaultKeys = { municipalKeys: `first:${first}`, lookupKey: aKey() }
const vault = createVault(keys)

/** All of Unicode but halves of surrogate pairs, which no UTF-8 has. */
const text = fc.string({ unit: 'binary', maxLength: 300 })

describe('a vault', () => {
  it('opens what it sealed, in all of Unicode, and seals it otherwise each time', () => {
    const property = fc.property(text, (clear) => {
      const key = vault.newKey()
      const [one, other] = [vault.seal(key, clear), vault.seal(key, clear)]
      expect(vault.open(key, one)).toBe(clear)
      expect(vault.open(key, other)).toBe(clear)
      expect(one).not.toBe(other)
      expect(one).toMatch(/^s1\.[A-Za-z0-9+/]+=*$/)
    })
    fc.assert(property, { numRuns: 500 })
  })

  it('keeps a long text, an empty one, and one that looks sealed', () => {
    const key = vault.newKey()
    const sealed = vault.seal(key, 'x')
    for (const clear of ['', sealed, 's1.', '\0', '\ufeffæøå', '👩‍👩‍👧 '.repeat(50_000)]) {
      expect(vault.open(key, vault.seal(key, clear))).toBe(clear)
    }
  })

  it('throws where one bit was changed, and never opens another text', () => {
    const key = vault.newKey()
    const property = fc.property(text, fc.nat(), fc.nat(7), (clear, place, bit) => {
      const bytes = Buffer.from(vault.seal(key, clear).slice(3), 'base64')
      const at = place % bytes.length
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
      expect(() => vault.open(key, `s1.${bytes.toString('base64')}`)).toThrow()
    })
    fc.assert(property, { numRuns: 500 })
  })

  it('throws where it was cut off, wherever that is', () => {
    const key = vault.newKey()
    const bytes = Buffer.from(vault.seal(key, 'Jeg er på hospitalet').slice(3), 'base64')
    for (let length = 0; length < bytes.length; length += 1) {
      const [head, tail] = [bytes.subarray(0, length), bytes.subarray(bytes.length - length)]
      expect(() => vault.open(key, `s1.${head.toString('base64')}`)).toThrow()
      expect(() => vault.open(key, `s1.${tail.toString('base64')}`)).toThrow()
    }
  })

  it('throws where the data key is that of someone else, or was tampered with', () => {
    const [mine, another] = [vault.newKey(), vault.newKey()]
    const sealed = vault.seal(mine, 'Anna Jensen')
    expect(() => vault.open(another, sealed)).toThrow()
    const [id = '', wrapped = ''] = mine.split(':')
    const bytes = Buffer.from(wrapped, 'base64')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => vault.open(`${id}:${changed.toString('base64')}`, sealed)).toThrow()
    }
  })

  it('throws where the municipal key is another one, and says which is missing', () => {
    const mine = vault.newKey()
    const sealed = vault.seal(mine, 'Anna Jensen')
    const sameName = createVault({ ...keys, municipalKeys: `first:${second}` })
    expect(() => sameName.open(mine, sealed)).toThrow()
    const without = createVault({ ...keys, municipalKeys: `second:${second}` })
    expect(() => without.open(mine, sealed)).toThrow('Municipal key "first" is missing')
    expect([vault.has('first'), without.has('first')]).toEqual([true, false])
  })

  it.each(['', 'Anna Jensen', 's1', 's2.AAAA', ' s1.AAAA'])(
    'refuses to open what is not sealed: %j',
    (clear) => {
      expect(() => vault.open(vault.newKey(), clear)).toThrow('not sealed')
    },
  )

  it('says nothing of the text or of a key when it throws', () => {
    const key = vault.newKey()
    const sealed = vault.seal(key, 'Anna Jensen')
    const thrown = [() => vault.open(vault.newKey(), sealed), () => vault.open(key, 'Anna Jensen')]
    for (const open of thrown) {
      const said = messageOf(open)
      expect(said).not.toMatch(/Anna/)
      expect(said).not.toContain(first)
      expect(said).not.toContain(key)
    }
  })
})

describe('the hash to look something up by', () => {
  it('is the same for the same, and keyed', () => {
    const cpr = '2512489996'
    expect(vault.hash(cpr)).toBe(createVault(keys).hash(cpr))
    expect(vault.hash(cpr)).toMatch(/^[0-9a-f]{64}$/)
    expect(vault.hash(cpr)).not.toBe(vault.hash('2512489997'))
    expect(vault.hash(cpr)).not.toBe(createVault({ ...keys, lookupKey: aKey() }).hash(cpr))
    expect(vault.hash(cpr)).not.toBe(createHash('sha256').update(cpr).digest('hex'))
  })
})

describe('a data key', () => {
  it('stays the same key when it is wrapped anew', () => {
    const old = vault.newKey()
    const sealed = vault.seal(old, 'Anna Jensen')
    const both = createVault({ ...keys, municipalKeys: `second:${second},first:${first}` })
    const rewrapped = both.rewrap(old)
    expect([old, rewrapped].map((key) => key.split(':')[0])).toEqual(['first', 'second'])
    const onlyNew = createVault({ ...keys, municipalKeys: `second:${second}` })
    expect(onlyNew.open(rewrapped, sealed)).toBe('Anna Jensen')
    expect(onlyNew.open(rewrapped, both.seal(rewrapped, 'mere'))).toBe('mere')
    expect(() => vault.open(rewrapped, sealed)).toThrow('Municipal key "second" is missing')
  })

  it('is remembered when unwrapped, but not without end', () => {
    const keep = createVault(keys)
    const early = keep.newKey()
    const sealed = keep.seal(early, 'Anna Jensen')
    const grow = (count: number) => {
      for (let n = 0; n < count; n += 1) keep.seal(keep.newKey(), '')
      return heapUsed()
    }
    const full = grow(10_000)
    // kept for ever they would take some 17 MB
    expect(grow(40_000) - full).toBeLessThan(8_000_000)
    expect(keep.open(early, sealed)).toBe('Anna Jensen')
  })
})

function messageOf(open: () => unknown): string {
  try {
    open()
  } catch (error) {
    return String(error)
  }
  throw new Error('It opened')
}

function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed: js, external } = process.memoryUsage()
  return js + external
}
