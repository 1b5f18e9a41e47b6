import { crc32 } from './crc32.js'
import { must } from './refusal.js'
import { readDirectory } from './zip-directory.js'

/** @typedef {import('./zip-directory.js').Listed} Listed */
/** @typedef {(packed: Uint8Array, size: number) => Promise<Uint8Array | undefined>} Inflate undefined where it is not exactly that many bytes */

const mebibyte = 1024 * 1024
export const limits = { zip: 512 * mebibyte, file: 256 * mebibyte, all: 512 * mebibyte }
const localHeader = 0x04034b50
const descriptor = 0x08074b50

/**
 * The files of a zip by name, in the order in which they lie (§1).
 * @param {Uint8Array} zip
 * @param {Inflate} inflate
 * @returns {Promise<Map<string, Uint8Array>>}
 */
export async function readZip(zip, inflate) {
  must(zip.length <= limits.zip, 'zip-too-big')
  const { listed, end } = readDirectory(zip)
  must(
    listed.every(({ size }) => size <= limits.file),
    'zip-too-big',
  )
  must(listed.reduce((sum, { size }) => sum + size, 0) <= limits.all, 'zip-too-big')
  const places = placesOf(zip, listed, end)
  /** @type {Map<string, Uint8Array>} */
  const files = new Map()
  for (const [index, one] of listed.entries()) {
    const { from, to } = places[index] ?? { from: 0, to: 0 }
    files.set(one.name, await unpack(one, zip.subarray(from, to), inflate))
  }
  return files
}

/**
 * Where the packed bytes of each file lie; all of the zip before the directory is used up by them.
 * @param {Uint8Array} zip
 * @param {Listed[]} listed
 * @param {number} end
 */
function placesOf(zip, listed, end) {
  let at = 0
  const places = listed.map((one) => {
    must(one.offset === at, 'zip-malformed', one.name)
    const from = skipLocalHeader(zip, one, end)
    const to = from + one.packed
    at = one.described ? skipDescriptor(zip, one, to) : to
    must(at <= end, 'zip-malformed', one.name)
    return { from, to }
  })
  must(at === end, 'zip-malformed')
  return places
}

/**
 * @param {Uint8Array} zip
 * @param {Listed} one
 * @param {number} end
 */
function skipLocalHeader(zip, one, end) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const { offset, name, described } = one
  const from = offset + 30 + name.length
  must(from + one.packed <= end, 'zip-malformed', name)
  must(view.getUint32(offset, true) === localHeader, 'zip-malformed', name)
  const same =
    view.getUint16(offset + 4, true) === one.needs &&
    view.getUint16(offset + 6, true) === one.flags &&
    view.getUint16(offset + 8, true) === one.method &&
    view.getUint32(offset + 10, true) === one.time &&
    view.getUint32(offset + 14, true) === (described ? 0 : one.crc) &&
    view.getUint32(offset + 18, true) === (described ? 0 : one.packed) &&
    view.getUint32(offset + 22, true) === (described ? 0 : one.size) &&
    view.getUint16(offset + 26, true) === name.length &&
    view.getUint16(offset + 28, true) === 0 &&
    String.fromCharCode(...zip.subarray(offset + 30, from)) === name
  must(same, 'zip-malformed', name)
  return from
}

/**
 * @param {Uint8Array} zip
 * @param {Listed} one
 * @param {number} at
 */
function skipDescriptor(zip, one, at) {
  must(at + 16 <= zip.length, 'zip-malformed', one.name)
  const view = new DataView(zip.buffer, zip.byteOffset + at, 16)
  const said = [0, 4, 8, 12].map((place) => view.getUint32(place, true))
  const same = [descriptor, one.crc, one.packed, one.size].every((word, n) => word === said[n])
  must(same, 'zip-malformed', one.name)
  return at + 16
}

/**
 * @param {Listed} one
 * @param {Uint8Array} packed
 * @param {Inflate} inflate
 */
async function unpack(one, packed, inflate) {
  if (one.method === 0) must(one.packed === one.size, 'zip-malformed', one.name)
  const bytes = one.method === 0 ? packed : await inflate(packed, one.size)
  must(bytes?.length === one.size, 'zip-damaged', one.name)
  must(crc32(bytes) === one.crc, 'zip-damaged', one.name)
  return bytes
}
