import { type KeyObject, sign, verify } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { LedgerKeys } from './keys.ts'
import type { Hash } from './merkle.ts'

/** That a citizen's data key is to be gone for ever; nothing of it tells who it was. */
export interface ErasureBody {
  version: 1
  id: string
  /** The pseudonym in the ledger. */
  citizen: Hash
  /** Of the data key. */
  keyId: string
  /** How many entries the record had when this was signed, and the hash of the last; zeros where it had none. */
  entries: number
  head: Hash
  /** RFC 3339, UTC. */
  at: string
  /** Why, in words; nothing personal. */
  reason: string
  /** By which ledger key it is signed. */
  signedBy: string
}

export interface ErasureCertificate extends ErasureBody {
  /** Ed25519 (RFC 8032), base64. */
  signature: string
}

/** So that a signature over something else is never one over this. */
const purpose = 'borgerdialog-erasure/1\n'

export function signErasure(
  { current }: LedgerKeys,
  erasure: Omit<ErasureBody, 'version' | 'signedBy'>,
): ErasureCertificate {
  const body: ErasureBody = { ...erasure, version: 1, signedBy: current.id }
  return { ...body, signature: sign(null, bytesOf(body), current.privateKey).toString('base64') }
}

/** False too where the key that it names is not known. */
export function isErasureSigned(
  { publicKeys }: { publicKeys: ReadonlyMap<string, KeyObject> },
  { signature, ...body }: ErasureCertificate,
): boolean {
  const key = publicKeys.get(body.signedBy)
  return (
    key !== undefined && verify(null, bytesOf(body), key, Buffer.from(String(signature), 'base64'))
  )
}

/** The body alone, in canonical JSON (RFC 8785) after its purpose. */
function bytesOf(whole: ErasureBody): Buffer {
  const { version, id, citizen, keyId, entries, head, at, reason, signedBy } = whole
  const body = { version, id, citizen, keyId, entries, head, at, reason, signedBy }
  return Buffer.from(purpose + canonicalize(body), 'utf8')
}
