import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Payload, PayloadCodec } from '@temporalio/common'
import protobuf from '@temporalio/proto'

const { temporal } = protobuf
const encoding = Buffer.from('binary/encrypted')
const ivBytes = 12
const tagBytes = 16

/** Keys by id: the first encrypts, all decrypt, so that keys can be rotated. */
export interface PayloadKeys {
  current: string
  byId: ReadonlyMap<string, Buffer>
}

export type PayloadCipher = Required<PayloadCodec>

/** Reads `id:base64,id:base64 …`; each key has 32 bytes (AES-256). */
export function readPayloadKeys(text: string): PayloadKeys {
  const pairs = text.split(',').map((pair): [string, Buffer] => {
    const [id = '', base64 = ''] = pair.trim().split(':')
    const key = Buffer.from(base64, 'base64')
    if (!id || key.length !== 32) throw new Error(`Payload key "${id}" is not 32 bytes of base64`)
    return [id, key]
  })
  return { current: pairs[0]?.[0] ?? '', byId: new Map(pairs) }
}

/** AES-256-GCM around each whole payload: iv, ciphertext, tag. The key's id stands beside it. */
export function createPayloadCodec(keys: PayloadKeys): PayloadCipher {
  function keyOf(id: string): Buffer {
    const key = keys.byId.get(id)
    if (!key) throw new Error(`Payload key "${id}" is missing`)
    return key
  }

  function encrypt(payload: Payload): Payload {
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', keyOf(keys.current), iv)
    const clear = temporal.api.common.v1.Payload.encode(payload).finish()
    const data = Buffer.concat([iv, cipher.update(clear), cipher.final(), cipher.getAuthTag()])
    return { metadata: { encoding, 'encryption-key-id': Buffer.from(keys.current) }, data }
  }

  function decrypt(payload: Payload): Payload {
    const { metadata, data } = payload
    if (!data || !metadata?.encoding || !encoding.equals(metadata.encoding)) return payload
    const id = Buffer.from(metadata['encryption-key-id'] ?? []).toString()
    const decipher = createDecipheriv('aes-256-gcm', keyOf(id), data.subarray(0, ivBytes))
    decipher.setAuthTag(data.subarray(-tagBytes))
    const clear = [decipher.update(data.subarray(ivBytes, -tagBytes)), decipher.final()]
    return temporal.api.common.v1.Payload.decode(Buffer.concat(clear))
  }

  return {
    encode: async (payloads) => payloads.map(encrypt),
    decode: async (payloads) => payloads.map(decrypt),
  }
}
