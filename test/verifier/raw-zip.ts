import { crc32, deflateRawSync } from 'node:zlib'

/** What stands in the headers of one file; each can be said otherwise. */
export interface RawFile {
  name: string | Buffer
  bytes: Buffer
  /** As it lies in the zip, where that is not `bytes` deflated. */
  packed?: Buffer
  central?: Partial<Fields>
  local?: Partial<Fields>
  descriptor?: Buffer
  before?: Buffer
}

export interface Fields {
  needs: number
  flags: number
  method: number
  time: number
  crc: number
  packed: number
  size: number
  extra: Buffer
  comment: Buffer
  disk: number
  offset: number
  name: Buffer
}

export interface RawZip {
  prefix?: Buffer
  beforeDirectory?: Buffer
  afterDirectory?: Buffer
  trailing?: Buffer
  comment?: Buffer
  end?: Partial<{
    disk: number
    startDisk: number
    here: number
    count: number
    size: number
    offset: number
  }>
}

/** A zip written by hand, as strange as one wishes. */
export function rawZip(files: readonly RawFile[], zip: RawZip = {}): Buffer {
  const parts: Buffer[] = [zip.prefix ?? Buffer.alloc(0)]
  const length = () => parts.reduce((sum, part) => sum + part.length, 0)
  const directory = files.map((file) => {
    parts.push(file.before ?? Buffer.alloc(0))
    const fields = { ...fieldsOf(file), offset: length() }
    const packed = file.packed ?? deflateRawSync(file.bytes)
    parts.push(local({ ...fields, ...file.local }), packed, file.descriptor ?? Buffer.alloc(0))
    return central({ ...fields, ...file.central })
  })
  parts.push(zip.beforeDirectory ?? Buffer.alloc(0))
  const offset = length()
  parts.push(...directory)
  const size = length() - offset
  parts.push(zip.afterDirectory ?? Buffer.alloc(0))
  const comment = zip.comment ?? Buffer.alloc(0)
  const end = { disk: 0, startDisk: 0, here: files.length, count: files.length, size, offset }
  parts.push(endOf({ ...end, ...zip.end }, comment), comment, zip.trailing ?? Buffer.alloc(0))
  return Buffer.concat(parts)
}

function fieldsOf({ name, bytes, packed }: RawFile): Omit<Fields, 'offset'> {
  return {
    needs: 20,
    flags: 0,
    method: 8,
    time: 0x5c691400,
    crc: crc32(bytes),
    packed: (packed ?? deflateRawSync(bytes)).length,
    size: bytes.length,
    extra: Buffer.alloc(0),
    comment: Buffer.alloc(0),
    disk: 0,
    name: Buffer.from(name),
  }
}

function local(said: Fields): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  writeCommon(head, said, 4)
  return Buffer.concat([head, said.name, said.extra])
}

function central(said: Fields): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(20, 4)
  writeCommon(head, said, 6)
  head.writeUInt16LE(said.comment.length, 32)
  head.writeUInt16LE(said.disk, 34)
  head.writeUInt32LE(said.offset, 42)
  return Buffer.concat([head, said.name, said.extra, said.comment])
}

function writeCommon(head: Buffer, said: Fields, from: number): void {
  head.writeUInt16LE(said.needs, from)
  head.writeUInt16LE(said.flags, from + 2)
  head.writeUInt16LE(said.method, from + 4)
  head.writeUInt32LE(said.time, from + 6)
  head.writeUInt32LE(said.crc, from + 10)
  head.writeUInt32LE(said.packed, from + 14)
  head.writeUInt32LE(said.size, from + 18)
  head.writeUInt16LE(said.name.length, from + 22)
  head.writeUInt16LE(said.extra.length, from + 24)
}

function endOf(said: Required<NonNullable<RawZip['end']>>, comment: Buffer): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(said.disk, 4)
  end.writeUInt16LE(said.startDisk, 6)
  end.writeUInt16LE(said.here, 8)
  end.writeUInt16LE(said.count, 10)
  end.writeUInt32LE(said.size, 12)
  end.writeUInt32LE(said.offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return end
}
