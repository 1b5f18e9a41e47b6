import { createHash, type KeyObject, sign, verify } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Hash } from './merkle.ts'

/** What a signature stands for: all entries until then, and how many each citizen has. */
export interface CheckpointBody {
  version: 1
  number: number
  /** RFC 3339, UTC. */
  at: string
  /** How many entries there are in all. */
  size: number
  /** Of the tree over all entries. */
  root: Hash
  /** Of the map from citizens to their heads. */
  map: Hash
  /** SHA-256 of the body before it, as it was signed; zeros before the first. */
  previous: Hash
  /** By which key it is signed. */
  keyId: string
}

export interface SignedCheckpoint extends CheckpointBody {
  /** Ed25519 (RFC 8032), base64. */
  signature: string
}

/** As it is published: with the hashes of the entries that came since the one before, the first first. */
export interface PublishedCheckpoint extends SignedCheckpoint {
  /** SPKI (DER), base64. Not signed: whoever checks must know it from elsewhere too. */
  publicKey: string
  leaves: Hash[]
}

/** So that a signature over something else is never one over a checkpoint. */
const purpose = 'borgerdialog-checkpoint/1\n'

export function hashBody(body: CheckpointBody): Hash {
  return createHash('sha256').update(bytesOf(body)).digest('hex')
}

export function signCheckpoint(key: KeyObject, body: CheckpointBody): SignedCheckpoint {
  return { ...body, signature: sign(null, bytesOf(body), key).toString('base64') }
}

export function isSigned(key: KeyObject, { signature, ...body }: SignedCheckpoint): boolean {
  return verify(null, bytesOf(body), key, Buffer.from(signature, 'base64'))
}

/** The body alone, whatever comes with it, in canonical JSON (RFC 8785) after its purpose. */
function bytesOf(whole: CheckpointBody): Buffer {
  const { version, number, at, size, root, map, previous, keyId } = whole
  const body = { version, number, at, size, root, map, previous, keyId }
  return Buffer.from(purpose + canonicalize(body), 'utf8')
}
