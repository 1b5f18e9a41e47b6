import { fromBase64, sha256, toHex } from './hashes.js'
import { must, Refusal } from './refusal.js'

/** How an Ed25519 key begins as SPKI (RFC 8410); 32 bytes follow. */
const spkiBegin = '302a300506032b6570032100'

/** @typedef {{ publicKey: string, signature: string }} Signed */

/**
 * The fingerprint of the key whose signature over `bytes` it is.
 * @param {Signed} signed
 * @param {Uint8Array} bytes
 * @param {string} file
 */
export async function checkSignature({ publicKey, signature }, bytes, file) {
  const spki = fromBase64(publicKey)
  must(isKey(spki), 'key-malformed', file)
  const said = fromBase64(signature)
  must(said?.length === 64, 'signature-wrong', file)
  must(await isSigned(spki, said, bytes).catch(() => false), 'signature-wrong', file)
  return sha256(spki)
}

/**
 * @param {Uint8Array | undefined} spki
 * @returns {spki is Uint8Array}
 */
function isKey(spki) {
  return spki?.length === 44 && toHex(spki).startsWith(spkiBegin)
}

/**
 * @param {Uint8Array} spki
 * @param {Uint8Array} signature
 * @param {Uint8Array} bytes
 */
async function isSigned(spki, signature, bytes) {
  const key = await crypto.subtle.importKey('spki', spki, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', key, signature, bytes)
}

/**
 * The fingerprint of a key that someone gave: itself, in any writing, or the key in base64.
 * @param {string} given
 */
export async function readGivenKey(given) {
  const text = given.trim()
  const hex = text.replace(/[\s:]/g, '').toLowerCase()
  if (/^[0-9a-f]{64}$/.test(hex)) return hex
  const spki = fromBase64(text)
  if (!isKey(spki)) throw new Refusal('given-key-unreadable', text.slice(0, 100))
  return sha256(spki)
}
