import { createHmac, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { openBytes, readKeys, sealBytes } from './cipher.ts'

/**
 * Seals names and texts. Each citizen has a data key, kept in `citizen_keys` under a municipal key
 * as `id:base64`; whoever destroys that one line, also in backups of that table, has erased the citizen.
 */
export interface Vault {
  /** A new data key, wrapped. */
  newKey(): string
  /** The same data key under today's municipal key. */
  rewrap(dataKey: string): string
  seal(dataKey: string, text: string): string
  open(dataKey: string, sealed: string): string
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

/** What a sealed text begins with; the tables take nothing else. */
const mark = 's1.'
const dataKeyBytes = 32
/** Unwrapped keys in memory: some, and not for long. */
const cached = { max: 5000, ttl: 5 * 60_000 }

export function createVault({ municipalKeys, lookupKey }: VaultKeys): Vault {
  const keys = readKeys(municipalKeys, 'Municipal')
  const lookup = Buffer.from(lookupKey, 'base64')
  if (lookup.length !== dataKeyBytes) throw new Error('LOOKUP_KEY is not 32 bytes of base64')
  const unwrapped = new LRUCache<string, Buffer>(cached)

  function municipal(id: string): Buffer {
    const key = keys.byId.get(id)
    if (!key) throw new Error(`Municipal key "${id}" is missing`)
    return key
  }

  function wrap(key: Buffer): string {
    return `${keys.current}:${sealBytes(municipal(keys.current), key).toString('base64')}`
  }

  function unwrap(dataKey: string): Buffer {
    const known = unwrapped.get(dataKey)
    if (known) return known
    const [id = '', wrapped = ''] = dataKey.split(':')
    const key = openBytes(municipal(id), Buffer.from(wrapped, 'base64'))
    unwrapped.set(dataKey, key)
    return key
  }

  return {
    newKey: () => wrap(randomBytes(dataKeyBytes)),
    rewrap: (dataKey) => wrap(unwrap(dataKey)),
    seal: (dataKey, text) =>
      mark + sealBytes(unwrap(dataKey), Buffer.from(text)).toString('base64'),
    open(dataKey, sealed) {
      if (!sealed.startsWith(mark)) throw new Error('What was to be opened is not sealed')
      return openBytes(unwrap(dataKey), Buffer.from(sealed.slice(mark.length), 'base64')).toString()
    },
    hash: (value) => createHmac('sha256', lookup).update(value).digest('hex'),
    current: keys.current,
    has: (id) => keys.byId.has(id),
  }
}
