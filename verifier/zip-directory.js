import { must } from './refusal.js'

/** @typedef {{ name: string, needs: number, flags: number, described: boolean, method: number, time: number, crc: number, packed: number, size: number, offset: number }} Listed */

const centralHeader = 0x02014b50
const endRecord = 0x06054b50
const mostFiles = 32
const nameRule = /^[a-z][a-z0-9-]*\.[a-z]+$/
/** Bit 3: a data descriptor follows. Bit 11: the name is UTF-8, which ASCII is too. */
const described = 1 << 3
const allowedFlags = described | (1 << 11)

/**
 * What the central directory says, and where it begins.
 * @param {Uint8Array} zip
 * @returns {{ listed: Listed[], end: number }}
 */
export function readDirectory(zip) {
  const last = zip.length - 22
  must(last >= 0, 'zip-malformed')
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  must(view.getUint32(last, true) === endRecord, 'zip-malformed')
  const [disk, startDisk, here, count] = [4, 6, 8, 10].map((at) => view.getUint16(last + at, true))
  const size = view.getUint32(last + 12, true)
  const end = view.getUint32(last + 16, true)
  must(disk === 0 && startDisk === 0 && here === count && count !== undefined, 'zip-malformed')
  must(view.getUint16(last + 20, true) === 0 && end + size === last, 'zip-malformed')
  must(count <= mostFiles, 'zip-too-big')
  /** @type {Listed[]} */
  const listed = []
  let at = end
  for (let n = 0; n < count; n += 1) {
    const one = readListed(zip, at, last)
    must(!listed.some(({ name }) => name === one.name), 'file-twice', one.name)
    listed.push(one)
    at += 46 + one.name.length
  }
  must(at === last, 'zip-malformed')
  return { listed, end }
}

/**
 * @param {Uint8Array} zip
 * @param {number} at
 * @param {number} last
 * @returns {Listed}
 */
function readListed(zip, at, last) {
  must(at + 46 <= last, 'zip-malformed')
  const view = new DataView(zip.buffer, zip.byteOffset + at, 46)
  const length = view.getUint16(28, true)
  must(view.getUint32(0, true) === centralHeader && at + 46 + length <= last, 'zip-malformed')
  const name = String.fromCharCode(...zip.subarray(at + 46, at + 46 + length))
  must(nameRule.test(name), 'name-not-allowed', JSON.stringify(name).slice(0, 100))
  const flags = view.getUint16(8, true)
  const [needs, method] = [view.getUint16(6, true), view.getUint16(10, true)]
  must((flags & ~allowedFlags) === 0 && (method === 0 || method === 8), 'zip-malformed', name)
  // no extra field, no comment, on the one disk
  const rest = [30, 32, 34].every((place) => view.getUint16(place, true) === 0)
  must(rest && (needs === 10 || needs === 20), 'zip-malformed', name)
  return {
    name,
    needs,
    flags,
    described: (flags & described) !== 0,
    method,
    time: view.getUint32(12, true),
    crc: view.getUint32(16, true),
    packed: view.getUint32(20, true),
    size: view.getUint32(24, true),
    offset: view.getUint32(42, true),
  }
}
