const encoder = new TextEncoder()
const nodePrefix = 1

/** @param {string} text */
export const utf8 = (text) => encoder.encode(text)

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const byDigits = new Map(digits.map((two, byte) => [two, byte]))

/** @param {Uint8Array} bytes */
export function toHex(bytes) {
  let hex = ''
  for (const byte of bytes) hex += digits[byte]
  return hex
}

/** @param {string} hex */
export function fromHex(hex) {
  const bytes = new Uint8Array(hex.length / 2)
  for (let n = 0; n < bytes.length; n += 1)
    bytes[n] = byDigits.get(hex.slice(2 * n, 2 * n + 2)) ?? 0
  return bytes
}

/**
 * The bytes of strict base64 (RFC 4648 §4); undefined where it is not the one way to write them.
 * @param {string} text
 */
export function fromBase64(text) {
  try {
    const said = atob(text)
    return btoa(said) === text ? Uint8Array.from(said, (one) => one.charCodeAt(0)) : undefined
  } catch {
    return undefined
  }
}

/** @param {Uint8Array} bytes */
export async function sha256(bytes) {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/**
 * A leaf is hashed with 0x00 before it (RFC 6962 §2.1).
 * @param {string} text
 */
export function hashLeaf(text) {
  return sha256(utf8(`\0${text}`))
}

/**
 * @param {string} left
 * @param {string} right
 */
export function hashNodes(left, right) {
  const bytes = new Uint8Array(65)
  bytes[0] = nodePrefix
  bytes.set(fromHex(left), 1)
  bytes.set(fromHex(right), 33)
  return sha256(bytes)
}

/**
 * @param {Uint8Array} key
 * @param {string} text
 */
export async function hmac(key, text) {
  const how = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', key, how, false, ['sign'])
  return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8(text))))
}
