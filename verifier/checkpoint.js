import { canonical } from './canonical.js'
import { utf8 } from './hashes.js'
import { readJson } from './json.js'
import { checkSignature } from './keys.js'
import { readFile } from './manifest.js'
import { must, Refusal } from './refusal.js'
import { hash, instant, integer, object, oneOf, text } from './shape.js'

/** @typedef {{ version: 1, number: number, at: string, size: number, root: string, map: string, previous: string, keyId: string, signature: string, publicKey: string }} Checkpoint */

const body = {
  version: oneOf(1),
  number: integer(1),
  at: instant,
  size: integer(1),
  root: hash,
  map: hash,
  previous: hash,
  keyId: text,
}
const shape = object({ ...body, signature: text, publicKey: text })

/**
 * The checkpoint, and the fingerprint of the key that signed it (§3).
 * @param {import('./manifest.js').Files} files
 * @param {number} expected its number by the manifest
 */
export async function checkCheckpoint(files, expected) {
  const checkpoint = /** @type {Checkpoint} */ (readFile(files, 'checkpoint.json', shape))
  const { signature: _, publicKey: __, ...said } = checkpoint
  const bytes = utf8(`borgerdialog-checkpoint/1\n${canonical(said)}`)
  const key = await checkSignature(checkpoint, bytes, 'checkpoint.json')
  must(checkpoint.number === expected, 'checkpoint-other', String(checkpoint.number))
  return { checkpoint, key }
}

/**
 * Compares with what was published; that may have more members.
 * @param {Checkpoint} checkpoint
 * @param {unknown} published
 */
export function comparePublished(checkpoint, published) {
  const given = /** @type {Record<string, unknown>} */ (Object(published))
  const other = Object.entries(checkpoint).find(([name, value]) => given[name] !== value)
  must(!other, 'published-other', other?.[0])
}

/**
 * What someone gave as the published checkpoint.
 * @param {Uint8Array} bytes
 */
export function readPublished(bytes) {
  try {
    return readJson(bytes, '')
  } catch {
    throw new Refusal('given-checkpoint-unreadable')
  }
}
