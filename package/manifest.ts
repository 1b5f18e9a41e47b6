import { sign } from 'node:crypto'
import { type LedgerKeys, showPublicKey } from '../ledger/keys.ts'
import type { Hash } from '../ledger/merkle.ts'
import type { BookHead } from './book.ts'

export interface ListedFile {
  name: string
  /** In bytes, as it is unpacked. */
  size: number
  sha256: Hash
}

/** So that a signature over something else is never one over a package. */
const purpose = Buffer.from('borgerdialog-package/1\n')

/** `manifest.json`; `files` are the others, in the order of the zip. */
export function manifestJson(head: BookHead, files: readonly ListedFile[]): Buffer {
  const { id, request, citizenId, citizen, checkpoint, madeAt } = head
  const manifest = {
    format: 'borgerdialog-package',
    version: 1,
    id,
    requestId: request.id,
    citizenId,
    citizen,
    checkpoint: checkpoint.number,
    madeAt,
    files,
  }
  return Buffer.from(JSON.stringify(manifest, null, 2))
}

/** `signature.json`: by the key that signs now. */
export function signatureJson(manifest: Buffer, { current }: LedgerKeys): Buffer {
  const signature = sign(null, Buffer.concat([purpose, manifest]), current.privateKey)
  return Buffer.from(
    JSON.stringify({
      keyId: current.id,
      publicKey: showPublicKey(current.privateKey),
      signature: signature.toString('base64'),
    }),
  )
}
