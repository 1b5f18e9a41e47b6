import type { FromSchema } from 'json-schema-to-ts'
import { Instant } from './scalars.ts'
import { whole } from './whole.ts'

const Hash = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const

const signed = {
  version: { const: 1 },
  /** 1, 2, 3 … */
  number: { type: 'integer', minimum: 1 },
  at: Instant,
  /** How many record entries there are in all. */
  size: { type: 'integer', minimum: 1 },
  /** Of the Merkle tree over all of them (RFC 6962 §2.1). */
  root: Hash,
  /** Of the map from citizens, by pseudonym, to how many entries each has. */
  map: Hash,
  /** SHA-256 of the checkpoint before it, as it was signed; zeros before the first. */
  previous: Hash,
  keyId: { type: 'string' },
  /** Ed25519 (RFC 8032) over the canonical form (RFC 8785), base64. */
  signature: { type: 'string' },
} as const

/** What all record entries until then come to, signed. */
export const Checkpoint = { $id: 'Checkpoint', ...whole(signed) } as const
export type Checkpoint = FromSchema<typeof Checkpoint>

/** With the hashes of the entries that came since the one before, the first first. */
export const PublishedCheckpoint = {
  $id: 'PublishedCheckpoint',
  ...whole({ ...signed, publicKey: { type: 'string' }, leaves: { type: 'array', items: Hash } }),
} as const
export type PublishedCheckpoint = FromSchema<typeof PublishedCheckpoint>
