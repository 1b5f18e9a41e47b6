import { createHmac, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { openBytes, readKeys, sealBytes } from './cipher.ts'
import { type DataKey, dataKeyOf } from './data-key.ts'
import type { KeyStore } from './key-store.ts'

/**
 * Each citizen has a data key. It lies in the key store, under a municipal key as `id:base64`; whoever
 * destroys it there has erased the citizen, in every backup of the main database too.
 */
export interface Vault {
  store: KeyStore
  /** A new data key, wrapped. */
  newKey(): string
  /** The same data key under today's municipal key. */
  rewrap(wrapped: string): string
  unwrap(wrapped: string): DataKey
  /** Data keys by their ids; asks the store at most once. What is gone there is left out. */
  keysOf(ids: readonly string[]): Promise<Map<string, DataKey>>
  keyOf(id: string): Promise<DataKey | undefined>
  /** Under a wrapped key, as migration 13 knows it. */
  seal(wrapped: string, text: string): string
  /** A keyed hash to look something up by: 64 hexadecimal digits. */
  hash(value: string): string
  /** The id of today's municipal key. */
  current: string
  /** Whether the municipal key of that id is here. */
  has(id: string): boolean
}

export interface VaultKeys {
  /** `id:base64` pairs; the first wraps, all unwrap. */
  municipalKeys: string
  /** 32 bytes of base64. It can't be rotated: what was hashed can't be hashed anew. */
  lookupKey: string
}

const dataKeyBytes = 32
/** Unwrapped keys in memory: some, and not for long. */
const cached = { max: 5000, ttl: 5 * 60_000 }

export function createVault({
  municipalKeys,
  lookupKey,
  store,
}: VaultKeys & { store: KeyStore }): Vault {
  const keys = readKeys(municipalKeys, 'Municipal')
  const lookup = Buffer.from(lookupKey, 'base64')
  if (lookup.length !== dataKeyBytes) throw new Error('LOOKUP_KEY is not 32 bytes of base64')
  const known = new LRUCache<string, DataKey>(cached)

  function municipal(id: string): Buffer {
    const key = keys.byId.get(id)
    if (!key) throw new Error(`Municipal key "${id}" is missing`)
    return key
  }

  function wrap(key: Buffer): string {
    return `${keys.current}:${sealBytes(municipal(keys.current), key).toString('base64')}`
  }

  function bytesOf(wrapped: string): Buffer {
    const [id = '', base64 = ''] = wrapped.split(':')
    return openBytes(municipal(id), Buffer.from(base64, 'base64'))
  }

  async function keysOf(ids: readonly string[]): Promise<Map<string, DataKey>> {
    const found = new Map<string, DataKey>()
    const unknown = new Set<string>()
    for (const id of ids) {
      const key = known.get(id)
      if (key) found.set(id, key)
      else unknown.add(id)
    }
    if (unknown.size === 0) return found
    for (const [id, wrapped] of await store.find([...unknown])) {
      const key = dataKeyOf(bytesOf(wrapped))
      known.set(id, key)
      found.set(id, key)
    }
    return found
  }

  return {
    store,
    newKey: () => wrap(randomBytes(dataKeyBytes)),
    rewrap: (wrapped) => wrap(bytesOf(wrapped)),
    unwrap: (wrapped) => dataKeyOf(bytesOf(wrapped)),
    keysOf,
    keyOf: async (id) => (await keysOf([id])).get(id),
    seal: (wrapped, text) => dataKeyOf(bytesOf(wrapped)).seal(text),
    hash: (value) => createHmac('sha256', lookup).update(value).digest('hex'),
    current: keys.current,
    has: (id) => keys.byId.has(id),
  }
}
