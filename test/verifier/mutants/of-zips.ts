import { deflateRawSync } from 'node:zlib'
import { type RawFile, type RawZip, rawZip } from '../raw-zip.ts'
import { at, genuine, type Mutant } from './mutant.ts'

const raw = (): RawFile[] => [...genuine].map(([name, bytes]) => ({ name, bytes }))

/** All files as they are but one, which is said otherwise. */
function with1(index: number, change: Partial<RawFile>, zip: RawZip = {}): Buffer {
  const files = raw()
  files[index] = { ...at(files, index), ...change }
  return rawZip(files, zip)
}

const both = (fields: RawFile['central']) => ({ central: fields ?? {}, local: fields ?? {} })
const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
const mebibytes = (count: number) => count * 1024 * 1024

function one(name: string, zip: () => Buffer, expected: Mutant['expected'] = 'zip-malformed') {
  return { name, expected, make: () => ({ zip: zip() }) }
}

/** What the end record can hold of each. */
const most = {
  ...{ disk: 0xffff, startDisk: 0xffff, here: 0xffff, count: 0xffff },
  ...{ size: 0xffffffff, offset: 0xffffffff },
}

/** For certainty: what is written by hand is sound where nothing is said otherwise. */
export const soundByHand = (): Buffer => rawZip(raw())
export const storedByHand = (): Buffer =>
  rawZip(raw().map((file) => ({ ...file, packed: file.bytes, ...both({ method: 0 }) })))

export function strangeHeaders(): Mutant[] {
  const extra = Buffer.from('5554050001aaaaaaaa', 'hex')
  const zip64 = Buffer.from('0100100000000000000000000000000000000000', 'hex')
  const said: [string, RawFile['central']][] = [
    ['encrypted', { flags: 1 }],
    ['strongly encrypted', { flags: 0x41 }],
    ['patched data', { flags: 0x20 }],
    ['masked headers', { flags: 0x2000 }],
    ['an extra field', { extra }],
    ['zip64', { extra: zip64, packed: 0xffffffff, size: 0xffffffff }],
    ['needs 4.5', { needs: 45 }],
    ['needs 6.3', { needs: 63 }],
    ...[1, 6, 9, 12, 14, 93, 99].map((method): [string, RawFile['central']] => [
      `method ${method}`,
      { method },
    ]),
  ]
  const onlyCentral: [string, RawFile['central']][] = [
    ['a comment', { comment: Buffer.from('hello') }],
    ['another disk', { disk: 1 }],
    ['an extra field in the directory', { extra }],
    ['another offset', { offset: 5 }],
    ['an offset far away', { offset: 0xfffffff0 }],
    ['another time', { time: 1 }],
    ['another method', { method: 0 }],
    ['other flags', { flags: 8 }],
    ['UTF-8 only there', { flags: 0x800 }],
    ['another size packed', { packed: 3 }],
    ['a huge size packed', { packed: 0xfffffff0 }],
    ['another need', { needs: 10 }],
    ['another name of the same length', { name: Buffer.from('chackpoint.json') }],
  ]
  const bigger = ['zip-malformed', 'zip-too-big']
  return [
    ...said.map(([name, fields]) => one(name, () => with1(0, both(fields)), bigger)),
    ...onlyCentral.map(([name, fields]) =>
      one(`${name}, in the directory`, () => with1(0, { central: fields ?? {} })),
    ),
    ...onlyCentral
      .slice(5, 13)
      .map(([name, fields]) =>
        one(`${name}, at the file`, () => with1(1, { local: fields ?? {} })),
      ),
  ]
}

export function strangeEnds(): Mutant[] {
  const [some, locator] = [Buffer.from('some bytes'), Buffer.from('504b0607', 'hex')]
  const ends: [string, RawZip][] = [
    ['a comment', { comment: some }],
    ['bytes before', { prefix: some }],
    ['bytes before the directory', { beforeDirectory: some }],
    ['bytes after the directory', { afterDirectory: some }],
    ['a zip64 locator', { afterDirectory: Buffer.concat([locator, Buffer.alloc(16)]) }],
    ['trailing bytes', { trailing: some }],
    ['another end record after it', { trailing: rawZip([]) }],
    ...Object.entries(most).flatMap(([name, value]): [string, RawZip][] => [
      [`${name} 1`, { end: { [name]: 1 } }],
      [`${name} at its largest`, { end: { [name]: value } }],
    ]),
  ]
  const descriptor = Buffer.alloc(16)
  return [
    ...ends.map(([name, zip]) => one(name, () => rawZip(raw(), zip))),
    one('bytes between files', () => with1(3, { before: some })),
    one('a descriptor that nobody announced', () => with1(2, { descriptor })),
    one('a descriptor of zeros', () =>
      with1(2, {
        ...both({ flags: 8 }),
        local: { flags: 8, crc: 0, packed: 0, size: 0 },
        descriptor,
      }),
    ),
    one('all at one place', () =>
      rawZip(raw().map((file) => ({ ...file, central: { offset: 0 } }))),
    ),
    one('no file', () => rawZip([]), 'file-missing'),
    one(
      'only 65535 files by its word',
      () => rawZip(raw(), { end: { here: 65535, count: 65535 } }),
      'zip-too-big',
    ),
  ]
}

const size = (count: number) => both({ size: count })

/** A file of 64 MiB that says another size, or too many files, or too much together. */
export function bombs(): Mutant[] {
  const said = (count: number) => with1(0, { packed: bomb, ...size(count) })
  const three = (each: number) =>
    ['a.x', 'b.x', 'c.x'].map((name) => ({ name, bytes: Buffer.alloc(9), ...size(each) }))
  const many = Array.from({ length: 33 }, (_, n) => ({
    name: `${'a'.repeat(n + 1)}.x`,
    bytes: Buffer.alloc(9),
  }))
  const [all, most] = [mebibytes(64), mebibytes(256)]
  return [
    ...[0, 10, all - 1, all + 1, most].map((count) =>
      one(`said to be ${count} bytes`, () => said(count), 'zip-damaged'),
    ),
    ...[most + 1, 0xfffffffe].map((count) =>
      one(`said to be ${count} bytes`, () => said(count), 'zip-too-big'),
    ),
    one('with a wrong CRC', () => said(all), 'zip-damaged'),
    one('much together', () => rawZip([...raw(), ...three(mebibytes(200))]), 'zip-too-big'),
    one('33 files', () => rawZip(many), 'zip-too-big'),
  ]
}

/** Files that are not what they are said to be. */
export function damaged(): Mutant[] {
  const { bytes } = at(raw(), 1)
  const changes: [string, Partial<RawFile>][] = [
    ['not deflated', { packed: Buffer.from('not deflated at all') }],
    ['bytes after its end', { packed: Buffer.concat([deflateRawSync(bytes), Buffer.alloc(9)]) }],
    ['cut off', { packed: deflateRawSync(bytes).subarray(0, -3) }],
    ['a wrong CRC', both({ crc: 1 })],
  ]
  return [
    ...changes.map(([name, change]) => one(name, () => with1(1, change), 'zip-damaged')),
    one('stored in another size', () =>
      with1(1, { packed: Buffer.alloc(9), ...both({ method: 0 }) }),
    ),
  ]
}
