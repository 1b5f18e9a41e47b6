import type { LedgerKeys } from '../ledger/keys.ts'
import type { Book } from './book.ts'
import { entriesJson } from './entries.ts'
import { howToCheck } from './how-to-check.ts'
import { type ListedFile, manifestJson, signatureJson } from './manifest.ts'
import { indexHtml } from './page.ts'
import { indexPdf } from './pdf.ts'
import { indexOds } from './sheet.ts'
import { withheldJson } from './withheld.ts'

/** What a file is made from. */
export interface Making {
  book: Book
  /** Those before it, in the order of the zip. */
  listed: readonly ListedFile[]
  keys: LedgerKeys
}

type Maker = (making: Making) => AsyncIterable<Uint8Array>

/** All files of a package, in the order of the zip: each can be made by itself, the last two at the end. */
const makers = {
  'checkpoint.json': ({ book }) => json(book.head.checkpoint),
  'completeness.json': ({ book }) => json(book.head.completeness),
  'entries.json': ({ book }) => entriesJson(book.entries()),
  'access-log.json': ({ book }) => entriesJson(book.looks()),
  'withheld.json': ({ book }) => once(() => withheldJson(book)),
  'request.json': ({ book }) => json(book.head.request),
  'index.html': ({ book }) => indexHtml(book),
  'index.pdf': ({ book }) => indexPdf(book),
  'index.ods': ({ book }) => indexOds(book),
  'how-to-check.txt': ({ book }) => once(() => howToCheck(book.head)),
  'manifest.json': ({ book, listed }) => once(() => manifestJson(book.head, named(listed))),
  'signature.json': ({ book, listed, keys }) =>
    once(() => signatureJson(manifestJson(book.head, named(listed)), keys)),
} satisfies Record<string, Maker>

export type FileName = keyof typeof makers

export const fileNames = Object.keys(makers) as FileName[]

export function makeFile(name: FileName, making: Making): AsyncIterable<Uint8Array> {
  return makers[name](making)
}

/** The manifest does not name itself. */
function named(listed: readonly ListedFile[]): ListedFile[] {
  return listed.filter(({ name }) => name !== 'manifest.json')
}

function json(value: unknown): AsyncIterable<Uint8Array> {
  return once(() => Buffer.from(JSON.stringify(value)))
}

async function* once(make: () => Uint8Array | Promise<Uint8Array>): AsyncIterable<Uint8Array> {
  yield await make()
}
