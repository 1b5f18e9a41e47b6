import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const keyBytes = 32
const ivBytes = 12
const tagBytes = 16

/** Keys by id: the first seals, all open, so that keys can be rotated. */
export interface Keys {
  current: string
  byId: ReadonlyMap<string, Buffer>
}

/** Reads `id:base64,id:base64 …`; each key has 32 bytes (AES-256). `what` is named when it is not so. */
export function readKeys(text: string, what: string): Keys {
  const pairs = text.split(',').map((pair, index): [string, Buffer] => {
    const [, id, base64 = ''] = /^([^:]+):(.*)$/.exec(pair.trim()) ?? []
    // without an id the text may be the key itself, which no message shows
    if (!id) throw new Error(`${what} key ${index + 1} is not of the form id:base64`)
    const key = Buffer.from(base64, 'base64')
    if (key.length !== keyBytes) {
      throw new Error(`${what} key "${id}" is not ${keyBytes} bytes of base64`)
    }
    return [id, key]
  })
  return { current: pairs[0]?.[0] ?? '', byId: new Map(pairs) }
}

/** AES-256-GCM (NIST SP 800-38D): a random iv of 12 bytes, the ciphertext, a tag of 16 bytes. */
export function sealBytes(key: Buffer, clear: Uint8Array): Buffer {
  const iv = freshIv()
  const cipher = createCipheriv(algorithm, key, iv)
  return Buffer.concat([iv, cipher.update(clear), cipher.final(), cipher.getAuthTag()])
}

const pool = Buffer.alloc(ivBytes * 500)
let used = pool.length

/** Drawn some hundred at a time: asking the system for each is dearer than the cipher. */
function freshIv(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const iv = Buffer.from(pool.subarray(used, used + ivBytes))
  used += ivBytes
  return iv
}

/** Throws where the key is another one or a single bit has changed: never a wrong clear text. */
export function openBytes(key: Buffer, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()])
}
