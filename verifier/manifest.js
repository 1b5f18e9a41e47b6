import { sha256, utf8 } from './hashes.js'
import { readJson } from './json.js'
import { checkSignature } from './keys.js'
import { must } from './refusal.js'
import { hash, instant, integer, list, object, oneOf, text, uuid } from './shape.js'

/** @typedef {{ id: string, requestId: string, citizenId: string, citizen: string, checkpoint: number, madeAt: string, files: { name: string, size: number, sha256: string }[] }} Manifest */
/** @typedef {Map<string, Uint8Array>} Files */
/** @typedef {import('./shape.js').Shape} Shape */

const required = [
  ...['manifest.json', 'signature.json', 'checkpoint.json', 'completeness.json', 'entries.json'],
  ...['access-log.json', 'withheld.json', 'request.json'],
  ...['index.html', 'index.pdf', 'index.ods', 'how-to-check.txt'],
]

const manifestShape = object({
  format: oneOf('borgerdialog-package'),
  version: oneOf(1),
  id: uuid,
  requestId: uuid,
  citizenId: uuid,
  citizen: hash,
  checkpoint: integer(1),
  madeAt: instant,
  files: list(object({ name: text, size: integer(0), sha256: hash })),
})
const signatureShape = object({ keyId: text, publicKey: text, signature: text })

/** @param {Files} files */
export function checkNames(files) {
  for (const name of required) must(files.has(name), 'file-missing', name)
  for (const name of files.keys()) must(required.includes(name), 'file-unknown', name)
}

/**
 * The value of a file, in its shape.
 * @param {Files} files
 * @param {string} name
 * @param {Shape} shape
 */
export function readFile(files, name, shape) {
  const value = readJson(files.get(name) ?? new Uint8Array(), name)
  const wrong = shape(value)
  must(wrong === undefined, 'wrong-shape', `${name}, $${wrong}`)
  return /** @type {unknown} */ (value)
}

/**
 * The manifest, and the fingerprint of the key that signed it (§2).
 * @param {Files} files
 */
export async function checkManifest(files) {
  const manifest = /** @type {Manifest} */ (readFile(files, 'manifest.json', manifestShape))
  const signed = /** @type {import('./keys.js').Signed} */ (
    readFile(files, 'signature.json', signatureShape)
  )
  const purpose = utf8('borgerdialog-package/1\n')
  const bytes = files.get('manifest.json') ?? new Uint8Array()
  const key = await checkSignature(signed, joined(purpose, bytes), 'signature.json')
  const named = [...files.keys()].filter((name) => !/^(manifest|signature)\.json$/.test(name))
  const listed = manifest.files.map(({ name }) => name)
  must(String(listed) === String(named), 'manifest-other-files', difference(listed, named))
  for (const { name, size, sha256: said } of manifest.files) {
    const file = files.get(name) ?? new Uint8Array()
    must(file.length === size && (await sha256(file)) === said, 'file-changed', name)
  }
  return { manifest, key }
}

/** @param {string[]} listed @param {string[]} named */
function difference(listed, named) {
  const at = named.findIndex((name, index) => name !== listed[index])
  return named[at] ?? listed[named.length] ?? ''
}

/** @param {Uint8Array} one @param {Uint8Array} other */
function joined(one, other) {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
