import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'

export type Weight = 400 | 700

const names = {
  400: '@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff',
  700: '@fontsource/dejavu-sans/files/dejavu-sans-latin-700-normal.woff',
} as const
const files = createRequire(import.meta.url)

/** DejaVu Sans as a bare font file: the packed one would be unpacked anew for each letter. */
export function readFont(weight: Weight): Buffer {
  return unpackWoff(readFileSync(files.resolve(names[weight])))
}

/** WOFF 1.0 (W3C, 2012) to OpenType: the same tables, behind another directory. */
function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => readTable(woff, 44 + index * 20))
  const power = Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + count * 16)
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * (count - 2 ** power), 10)
  let offset = head.length
  const bodies = tables.map(({ tag, checksum, body }, index) => {
    const at = 12 + index * 16
    tag.copy(head, at)
    head.writeUInt32BE(checksum, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(body.length, at + 12)
    const padded = Buffer.concat([body], Math.ceil(body.length / 4) * 4)
    offset += padded.length
    return padded
  })
  return Buffer.concat([head, ...bodies])
}

function readTable(woff: Buffer, at: number) {
  const offset = woff.readUInt32BE(at + 4)
  const packed = woff.subarray(offset, offset + woff.readUInt32BE(at + 8))
  const length = woff.readUInt32BE(at + 12)
  return {
    tag: woff.subarray(at, at + 4),
    checksum: woff.readUInt32BE(at + 16),
    body: packed.length < length ? inflateSync(packed) : packed,
  }
}
