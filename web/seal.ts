/** What a browser keeps for us and can neither read nor change (JWE, RFC 7516: dir, A256GCM). */
import { CompactEncrypt, compactDecrypt } from 'jose'

export interface Seal {
  close(content: object): Promise<string>
  /** Undefined where it is not ours, was changed, or its key is gone. */
  open<T>(sealed: string | undefined): Promise<T | undefined>
}

const bytes = 32

/** `id:base64` of 32 bytes, comma separated; the first closes, all open. */
export function createSeal(keys: string): Seal {
  const known = new Map(keys.split(',').map((one) => readKey(one.trim())))
  const [first] = known
  if (!first) throw new Error('SESSION_KEYS has no key')
  const [kid, key] = first
  const header = { alg: 'dir', enc: 'A256GCM', kid }
  return {
    close: (content) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
        .setProtectedHeader(header)
        .encrypt(key),
    async open<T>(sealed: string | undefined) {
      if (!sealed) return undefined
      try {
        const options = {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        }
        const { plaintext } = await compactDecrypt(
          sealed,
          (header: { kid?: string }) => {
            const found = known.get(header.kid ?? '')
            if (!found) throw new Error('Closed with a key that is gone')
            return found
          },
          options,
        )
        return JSON.parse(new TextDecoder().decode(plaintext)) as T
      } catch {
        return undefined
      }
    },
  }
}

function readKey(text: string): [string, Uint8Array] {
  const [, id = '', base64 = ''] = /^([^:]+):(.+)$/.exec(text) ?? []
  const key = Buffer.from(base64, 'base64')
  if (!id || key.length !== bytes) throw new Error(`SESSION_KEYS: "${id}" is not ${bytes} bytes`)
  return [id, key]
}
