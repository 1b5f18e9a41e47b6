import type { Book, BookEntry } from './book.ts'
import { decisionFacts, type Fact, packageFacts, requestFacts } from './facts.ts'
import { writable } from './plain-text.ts'
import { type Line, readLines } from './reading.ts'
import { startTally, type WithheldTotal } from './tally.ts'
import { sayMoment } from './when.ts'
import { classWords, count, plurals, words } from './words.ts'

/** What the page and the PDF both show, in this order. */
export type Block =
  | { block: 'section'; id: SectionId }
  | { block: 'part'; title: string }
  | { block: 'paragraph'; text: string }
  | { block: 'facts'; facts: Fact[] }
  | { block: 'table'; caption: string; columns: readonly string[]; rows: string[][] }
  | { block: 'entry'; line: Line }
  | { block: 'list' | 'list-end' }
  | { block: 'item'; text: string }
  | { block: 'look'; line: Line }

export const sections = [
  'request',
  'decision',
  'timeline',
  'entries',
  'looks',
  'withheld',
  'check',
] as const
export type SectionId = (typeof sections)[number]

/** The book from the first block to the last; each chain is read once. */
export async function* tellStory(book: Book): AsyncGenerator<Block> {
  const tally = startTally()
  yield* tellRequest(book)
  yield* tellEntries(book, tally.count)
  yield* tellLooks(book, tally.count)
  yield* tellWithheld(tally.sorted())
  yield section('check')
  yield { block: 'facts', facts: packageFacts(book.head) }
  yield paragraph(words.howToCheck)
}

function* tellRequest({ head: { request } }: Book): Generator<Block> {
  yield section('request')
  yield { block: 'facts', facts: requestFacts(request) }
  yield section('decision')
  yield { block: 'facts', facts: decisionFacts(request) }
  yield paragraph(request.decision.text)
  yield { block: 'part', title: words.guidance }
  yield paragraph(request.decision.guidance)
  yield section('timeline')
  if (request.timeline.length === 0) return yield paragraph(words.noTimeline)
  yield { block: 'list' }
  for (const { at, text } of request.timeline)
    yield { block: 'item', text: writable(`${sayMoment(at)}: ${text}`) }
  yield { block: 'list-end' }
}

async function* tellEntries(
  { head: { counts }, ...book }: Book,
  seen: (entry: BookEntry) => void,
): AsyncGenerator<Block> {
  yield section('entries')
  if (counts.entries === 0) return yield paragraph(words.noEntries)
  yield paragraph(`${count(counts.entries, plurals.entry)}. ${words.gapsMarked}`)
  for await (const line of readLines(book.entries(), seen)) yield { block: 'entry', line }
}

async function* tellLooks(
  { head: { counts }, ...book }: Book,
  seen: (entry: BookEntry) => void,
): AsyncGenerator<Block> {
  yield section('looks')
  if (counts.looks === 0) return yield paragraph(words.noLooks)
  yield paragraph(`${count(counts.looks, plurals.look)}.`)
  yield { block: 'list' }
  for await (const line of readLines(book.looks(), seen)) yield { block: 'look', line }
  yield { block: 'list-end' }
}

function* tellWithheld(totals: WithheldTotal[]): Generator<Block> {
  yield section('withheld')
  if (totals.length === 0) return yield paragraph(words.nothingWithheld)
  yield { block: 'table', caption: words.totals, columns: totalColumns, rows: totals.map(totalRow) }
  yield paragraph(words.wholeEntries)
}

export const totalColumns = [words.law, words.chain, words.entryCount, words.passageCount] as const

function totalRow({ law, entries, passages, ...total }: WithheldTotal): string[] {
  return [writable(law), sayClass(total.class), String(entries), String(passages)]
}

export function sayClass(name: string): string {
  return classWords[name] ?? writable(name)
}

function section(id: SectionId): Block {
  return { block: 'section', id }
}

function paragraph(text: string): Block {
  return { block: 'paragraph', text: writable(text) }
}
