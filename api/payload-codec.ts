import type { Payload, PayloadCodec } from '@temporalio/common'
import protobuf from '@temporalio/proto'
import { openBytes, readKeys, sealBytes } from '../db/cipher.ts'

const { temporal } = protobuf
const encoding = Buffer.from('binary/encrypted')

export type PayloadCipher = Required<PayloadCodec>

/** AES-256-GCM around each whole payload: iv, ciphertext, tag. The key's id stands beside it. */
export function createPayloadCodec(payloadKeys: string): PayloadCipher {
  const keys = readKeys(payloadKeys, 'Payload')

  function keyOf(id: string): Buffer {
    const key = keys.byId.get(id)
    if (!key) throw new Error(`Payload key "${id}" is missing`)
    return key
  }

  function encrypt(payload: Payload): Payload {
    const clear = temporal.api.common.v1.Payload.encode(payload).finish()
    const data = sealBytes(keyOf(keys.current), clear)
    return { metadata: { encoding, 'encryption-key-id': Buffer.from(keys.current) }, data }
  }

  function decrypt(payload: Payload): Payload {
    const { metadata, data } = payload
    if (!data || !metadata?.encoding || !encoding.equals(metadata.encoding)) return payload
    const id = Buffer.from(metadata['encryption-key-id'] ?? []).toString()
    return temporal.api.common.v1.Payload.decode(openBytes(keyOf(id), data))
  }

  return {
    encode: async (payloads) => payloads.map(encrypt),
    decode: async (payloads) => payloads.map(decrypt),
  }
}
