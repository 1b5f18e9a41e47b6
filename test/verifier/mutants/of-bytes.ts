import { chance } from '../chance.ts'
import { someoneElse } from '../made-up-ledger.ts'
import { repaired, zipped } from '../made-up-package.ts'
import { contentOf, genuine, genuineZip, type Mutant, theirKey } from './mutant.ts'

function flipped(bytes: Buffer, place: number, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[place] = (copy[place] ?? 0) ^ (1 << bit)
  return copy
}

const anything = [
  ...['zip-malformed', 'zip-too-big', 'zip-damaged', 'name-not-allowed', 'file-twice'],
  ...['file-missing', 'file-unknown'],
]

/** Bits that say nothing: who made it, attributes, and those that fill up the last byte of a deflated file. */
function sayNothing(zip: Buffer): Set<number> {
  const places = new Set<number>()
  let at = zip.readUInt32LE(zip.length - 6)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    for (const place of [4, 5, 36, 37, 38, 39, 40, 41]) places.add(at + place)
    const [packed, name, offset] = [at + 20, at + 28, at + 42]
    const from = zip.readUInt32LE(offset) + 30 + zip.readUInt16LE(name)
    places.add(from + zip.readUInt32LE(packed) - 1)
    at += 46 + zip.readUInt16LE(name)
  }
  return places
}

export function flipsAnywhere(count: number): Mutant[] {
  const random = chance(7)
  const harmless = sayNothing(genuineZip)
  return Array.from({ length: count }, () => {
    let place = Math.floor(random() * genuineZip.length)
    while (harmless.has(place)) place = Math.floor(random() * genuineZip.length)
    const bit = Math.floor(random() * 8)
    const make = () => ({ zip: flipped(genuineZip, place, bit) })
    return { name: `bit ${bit} of byte ${place}`, expected: anything, make }
  })
}

/** The headers are few among all bytes: each kind of header byte by byte. */
export function flipsInHeaders(): Mutant[] {
  const harmless = sayNothing(genuineZip)
  const directory = genuineZip.readUInt32LE(genuineZip.length - 6)
  const places = [
    ...Array.from({ length: 45 }, (_, n) => n),
    ...Array.from({ length: 61 }, (_, n) => directory + n),
    ...Array.from({ length: 22 }, (_, n) => genuineZip.length - 22 + n),
  ].filter((place) => !harmless.has(place))
  return places.map((place) => ({
    name: `a bit of byte ${place}`,
    expected: anything,
    make: () => ({ zip: flipped(genuineZip, place, place % 8) }),
  }))
}

/** With a right CRC, so that the zip is sound; by someone without a key. */
export function flipsInFiles(each: number): Mutant[] {
  const random = chance(11)
  const without = [...genuine.keys()].flatMap((name) =>
    Array.from({ length: each }, (): Mutant => {
      const bytes = contentOf(genuine, name)
      const place = Math.floor(random() * bytes.length)
      const altered = flipped(bytes, place, Math.floor(random() * 7))
      const files = new Map([...genuine, [name, altered]])
      return {
        name: `${name}, byte ${place}`,
        expected: expectedOf(name),
        make: async () => ({ zip: await zipped(files) }),
      }
    }),
  )
  return [...without, ...flipsByAnother(each, random)]
}

function expectedOf(name: string): string[] {
  const read = ['json-malformed', 'json-name-twice', 'wrong-shape', 'signature-wrong']
  if (name === 'manifest.json') return read
  return name === 'signature.json' ? [...read, 'key-malformed'] : ['file-changed']
}

/** Manifest and signature made anew, with another key than the one that whoever checks knows. */
function flipsByAnother(each: number, random: () => number): Mutant[] {
  const names = [...genuine.keys()].filter((name) => !/^(manifest|signature)/.test(name))
  return names.flatMap((name) =>
    Array.from({ length: each }, (_, n) => {
      const bytes = contentOf(genuine, name)
      const place = Math.floor(random() * bytes.length)
      const files = new Map([...genuine, [name, flipped(bytes, place, n % 7)]])
      return {
        name: `${name}, byte ${place}, signed by someone else`,
        expected: 'key-other',
        make: async () => ({
          zip: await zipped(repaired(files, someoneElse)),
          keys: [theirKey],
        }),
      }
    }),
  )
}

export function cutsAndAdditions(): Mutant[] {
  const random = chance(13)
  const cuts = Array.from({ length: 15 }, () => Math.floor(random() * genuineZip.length))
  const added = [Buffer.from('\0'), Buffer.from('PK'), Buffer.alloc(22), genuineZip]
  const one = (name: string, zip: Buffer): Mutant => ({
    name,
    expected: 'zip-malformed',
    make: () => ({ zip }),
  })
  return [
    one('nothing', Buffer.alloc(0)),
    ...cuts.map((length) => one(`only ${length} bytes`, genuineZip.subarray(0, length))),
    ...cuts.slice(0, 5).map((from) => one(`from ${from}`, genuineZip.subarray(from + 1))),
    ...added.map((more, n) => one(`before it: ${n}`, Buffer.concat([more, genuineZip]))),
    ...added.slice(0, 3).map((more, n) => one(`after it: ${n}`, Buffer.concat([genuineZip, more]))),
  ]
}
