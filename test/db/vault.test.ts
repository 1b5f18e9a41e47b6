import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { KeyStore } from '../../db/key-store.ts'
import { createVault, type VaultKeys } from '../../db/vault.ts'

const aKey = () => randomBytes(32).toString('base64')
const [first, second] = [aKey(), aKey()]
const keys: VaultKeys = { municipalKeys: `first:${first}`, lookupKey: aKey() }
const vault = vaultWith({})
const newKey = () => vault.unwrap(vault.newKey())

/** A store in memory that counts how often it was asked. */
function aStore() {
  const kept = new Map<string, string>()
  const asked: (readonly string[])[] = []
  const put = (wrapped: string) => {
    const id = randomUUID()
    kept.set(id, wrapped)
    return id
  }
  const store: Pick<KeyStore, 'find'> = {
    async find(ids) {
      asked.push(ids)
      return new Map(ids.flatMap((id) => (kept.has(id) ? [[id, kept.get(id) ?? '']] : [])))
    },
  }
  return { store: store as KeyStore, kept, asked, put }
}

function vaultWith(changed: Partial<VaultKeys>, { store } = aStore()) {
  return createVault({ ...keys, ...changed, store })
}

/** All of Unicode but halves of surrogate pairs, which no UTF-8 has. */
const text = fc.string({ unit: 'binary', maxLength: 300 })

describe('a vault', () => {
  it('opens what it sealed, in all of Unicode, and seals it otherwise each time', () => {
    const property = fc.property(text, (clear) => {
      const key = newKey()
      const [one, other] = [key.seal(clear), key.seal(clear)]
      expect(key.open(one)).toBe(clear)
      expect(key.open(other)).toBe(clear)
      expect(one).not.toBe(other)
      expect(one).toMatch(/^s1\.[A-Za-z0-9+/]+=*$/)
    })
    fc.assert(property, { numRuns: 500 })
  })

  it('keeps a long text, an empty one, and one that looks sealed', () => {
    const key = newKey()
    const sealed = key.seal('x')
    for (const clear of ['', sealed, 's1.', '\0', '\ufeffæøå', '👩‍👩‍👧 '.repeat(50_000)]) {
      expect(key.open(key.seal(clear))).toBe(clear)
    }
  })

  it('throws where one bit was changed, and never opens another text', () => {
    const key = newKey()
    const property = fc.property(text, fc.nat(), fc.nat(7), (clear, place, bit) => {
      const bytes = Buffer.from(key.seal(clear).slice(3), 'base64')
      const at = place % bytes.length
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
      expect(() => key.open(`s1.${bytes.toString('base64')}`)).toThrow()
    })
    fc.assert(property, { numRuns: 500 })
  })

  it('throws where it was cut off, wherever that is', () => {
    const key = newKey()
    const bytes = Buffer.from(key.seal('Jeg er på hospitalet').slice(3), 'base64')
    for (let length = 0; length < bytes.length; length += 1) {
      const [head, tail] = [bytes.subarray(0, length), bytes.subarray(bytes.length - length)]
      expect(() => key.open(`s1.${head.toString('base64')}`)).toThrow()
      expect(() => key.open(`s1.${tail.toString('base64')}`)).toThrow()
    }
  })

  it('throws where the data key is that of someone else, or was tampered with', () => {
    const mine = vault.newKey()
    const sealed = vault.seal(mine, 'Anna Jensen')
    expect(() => newKey().open(sealed)).toThrow()
    const [id = '', wrapped = ''] = mine.split(':')
    const bytes = Buffer.from(wrapped, 'base64')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => vault.unwrap(`${id}:${changed.toString('base64')}`)).toThrow()
    }
  })

  it('throws where the municipal key is another one, and says which is missing', () => {
    const mine = vault.newKey()
    expect(() => vaultWith({ municipalKeys: `first:${second}` }).unwrap(mine)).toThrow()
    const without = vaultWith({ municipalKeys: `second:${second}` })
    expect(() => without.unwrap(mine)).toThrow('Municipal key "first" is missing')
    expect([vault.has('first'), without.has('first')]).toEqual([true, false])
  })

  it.each(['', 'Anna Jensen', 's1', 's2.AAAA', ' s1.AAAA'])(
    'refuses to open what is not sealed: %j',
    (clear) => {
      expect(() => newKey().open(clear)).toThrow('not sealed')
    },
  )

  it('says nothing of the text or of a key when it throws', () => {
    const key = vault.newKey()
    const sealed = vault.seal(key, 'Anna Jensen')
    const thrown = [() => newKey().open(sealed), () => vault.unwrap(key).open('Anna Jensen')]
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
    expect(vault.hash(cpr)).toBe(vaultWith({}).hash(cpr))
    expect(vault.hash(cpr)).toMatch(/^[0-9a-f]{64}$/)
    expect(vault.hash(cpr)).not.toBe(vault.hash('2512489997'))
    expect(vault.hash(cpr)).not.toBe(vaultWith({ lookupKey: aKey() }).hash(cpr))
    expect(vault.hash(cpr)).not.toBe(createHash('sha256').update(cpr).digest('hex'))
  })
})

describe('a data key', () => {
  it('stays the same key when it is wrapped anew', () => {
    const old = vault.newKey()
    const sealed = vault.seal(old, 'Anna Jensen')
    const both = vaultWith({ municipalKeys: `second:${second},first:${first}` })
    const rewrapped = both.rewrap(old)
    expect([old, rewrapped].map((key) => key.split(':')[0])).toEqual(['first', 'second'])
    const onlyNew = vaultWith({ municipalKeys: `second:${second}` }).unwrap(rewrapped)
    expect(onlyNew.open(sealed)).toBe('Anna Jensen')
    expect(onlyNew.open(both.seal(rewrapped, 'mere'))).toBe('mere')
    expect(() => vault.unwrap(rewrapped)).toThrow('Municipal key "second" is missing')
  })

  it('is asked for once, together with others, and then remembered', async () => {
    const given = aStore()
    const { keyOf, keysOf } = vaultWith({}, given)
    const [one = '', two = '', three = ''] = [1, 2, 3].map(() => given.put(vault.newKey()))
    expect([...(await keysOf([one, two, one])).keys()]).toEqual([one, two])
    expect(given.asked).toEqual([[one, two]])
    await keysOf([two, three])
    expect(given.asked).toEqual([[one, two], [three]])
    const sealed = (await keyOf(one))?.seal('Anna Jensen') ?? ''
    expect((await keysOf([three, one])).get(one)?.open(sealed)).toBe('Anna Jensen')
    expect(await keysOf([])).toEqual(new Map())
    expect(given.asked).toHaveLength(2)
  })

  it('that is gone is left out, and not taken for another', async () => {
    const given = aStore()
    const { keysOf, keyOf } = vaultWith({}, given)
    const [gone, there] = [randomUUID(), given.put(vault.newKey())]
    expect([...(await keysOf([gone, there])).keys()]).toEqual([there])
    expect(await keyOf(gone)).toBeUndefined()
  })

  it('is remembered when unwrapped, but not without end', async () => {
    const given = aStore()
    const keep = vaultWith({}, given)
    const early = given.put(keep.newKey())
    const sealed = (await keep.keyOf(early))?.seal('Anna Jensen') ?? ''
    const grow = async (count: number) => {
      for (let n = 0; n < count; n += 1) {
        const id = given.put(keep.newKey())
        await keep.keyOf(id)
        given.kept.delete(id)
      }
      given.asked.length = 0
      return heapUsed()
    }
    // what earlier tests left behind is gone when this has been done twice
    await grow(20_000)
    const full = await grow(20_000)
    // kept for ever they would take some 40 MB
    expect((await grow(40_000)) - full).toBeLessThan(8_000_000)
    expect((await keep.keyOf(early))?.open(sealed)).toBe('Anna Jensen')
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
