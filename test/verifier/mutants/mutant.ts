import { createHash } from 'node:crypto'
import { type LedgerKeys, showPublicKey } from '../../../ledger/keys.ts'
import type { BookEntry, BookHead, BookRequest } from '../../../package/book.ts'
import type { WithheldTotal } from '../../../package/tally.ts'
import type { WithheldEntry } from '../../../package/withheld.ts'
import { bookOf, ledgerFor } from '../made-up-book.ts'
import { municipality } from '../made-up-ledger.ts'
import { type Files, filesOf, repaired, zipped } from '../made-up-package.ts'

export interface Altered {
  zip: Buffer
  keys?: string[]
  published?: unknown
}

/** One way of altering a package, and with which codes it may be refused. */
export interface Mutant {
  name: string
  expected: string | string[]
  make(): Altered | Promise<Altered>
}

/** The files that programs check, as they can be altered. */
export interface Parts {
  manifest: { [member: string]: unknown }
  checkpoint: BookHead['checkpoint']
  completeness: BookHead['completeness']
  entries: BookEntry[]
  looks: BookEntry[]
  withheld: { entries: WithheldEntry[]; totals: WithheldTotal[] }
  request: BookRequest
}

const fileOf: Record<keyof Parts, string> = {
  manifest: 'manifest.json',
  checkpoint: 'checkpoint.json',
  completeness: 'completeness.json',
  entries: 'entries.json',
  looks: 'access-log.json',
  withheld: 'withheld.json',
  request: 'request.json',
}

export const wish = {
  entries: 41,
  looks: 12,
  withheld: new Set([3, 9, 39]),
  partly: new Set([5, 6, 20]),
}
export const ledger = ledgerFor(wish)
export const genuine: Files = await filesOf(bookOf(wish, ledger))
export const genuineZip = await zipped(genuine)
export const theirKey = showPublicKey(municipality.current.privateKey)

export const contentOf = (files: Files, name: string) => files.get(name) ?? Buffer.alloc(0)

/** What `key` can be altered to by whoever has the keys of the municipality. */
export function insider(
  name: string,
  expected: Mutant['expected'],
  change: (parts: Parts) => void,
): Mutant {
  return { name, expected, make: async () => ({ zip: await zipped(changed(change)) }) }
}

export function changed(change: (parts: Parts) => void, keys: LedgerKeys = municipality): Files {
  const read = <K extends keyof Parts>(key: K): Parts[K] =>
    JSON.parse(String(genuine.get(fileOf[key])))
  const parts: Parts = {
    manifest: read('manifest'),
    checkpoint: read('checkpoint'),
    completeness: read('completeness'),
    entries: read('entries'),
    looks: read('looks'),
    withheld: read('withheld'),
    request: read('request'),
  }
  change(parts)
  const written = Object.entries(parts).map(([key, value]): [string, Buffer] => {
    return [fileOf[key as keyof Parts], Buffer.from(JSON.stringify(value))]
  })
  return repaired(new Map([...genuine, ...written]), keys)
}

/** With one file replaced, and the rest made to fit by the municipality. */
export const replaced = (name: string, bytes: Buffer | string): Files =>
  repaired(new Map([...genuine, [name, Buffer.from(bytes)]]))

export function at<T>(list: readonly T[], index: number): T {
  const one = list[index]
  if (one === undefined) throw new Error(`Nothing at ${index}`)
  return one
}

export function fingerprintOf({ zip, keys = [], published }: Altered): string {
  const given = JSON.stringify([keys, published ?? null])
  return createHash('sha256').update(zip).update(given).digest('hex')
}
