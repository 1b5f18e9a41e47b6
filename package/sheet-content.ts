import type { Book, BookEntry } from './book.ts'
import { decisionFacts, packageFacts, requestFacts } from './facts.ts'
import { type Markup, markup } from './markup.ts'
import { writable } from './plain-text.ts'
import { type Line, plainOf, readLines } from './reading.ts'
import { type Cell, rowOf } from './sheet-cells.ts'
import { contentStyles, declaration, namespaces } from './sheet-frame.ts'
import { sayClass, totalColumns } from './story.ts'
import { startTally, type WithheldTotal } from './tally.ts'
import { words } from './words.ts'

/** `content.xml`, row by row. */
export async function* writeContent(book: Book): AsyncGenerator<Markup> {
  const tally = startTally()
  yield markup`${declaration}<office:document-content ${namespaces} office:version="1.3">
${contentStyles}<office:body><office:spreadsheet>\n`
  yield* sheet(words.sheets.entries, entryColumns, entryRows(book, tally.count))
  yield* sheet(words.sheets.looks, lookColumns, lookRows(book, tally.count))
  yield* sheet(words.sheets.withheld, withheldColumns, totalRows(tally.sorted))
  yield* sheet(words.sheets.request, requestColumns, requestRows(book))
  yield markup`</office:spreadsheet></office:body></office:document-content>\n`
}

type Columns = readonly (readonly [name: string, width: 'narrow' | 'middle' | 'wide'])[]
type Rows = AsyncIterable<Cell[]> | Iterable<Cell[]>

async function* sheet(name: string, columns: Columns, rows: Rows): AsyncGenerator<Markup> {
  yield markup`<table:table table:name="${name}">
${columns.map(([, width]) => markup`<table:table-column table:style-name="${width}"/>\n`)}<table:table-header-rows>
${rowOf(
  columns.map(([title]) => title),
  'head',
)}</table:table-header-rows>\n`
  for await (const cells of rows) yield rowOf(cells)
  yield markup`</table:table>\n`
}

const entryColumns: Columns = [
  [words.number, 'narrow'],
  [words.when, 'middle'],
  [words.kind, 'middle'],
  [words.organisation, 'middle'],
  [words.actor, 'middle'],
  [words.text, 'wide'],
  [words.sheets.withheld, 'wide'],
]

async function* entryRows({ head, ...book }: Book, seen: (entry: BookEntry) => void) {
  if (head.counts.entries === 0) yield [words.noEntries]
  for await (const line of readLines(book.entries(), seen))
    yield [...firstCells(line), line.kind, line.organisation, line.who, ...textCells(line)]
}

const lookColumns: Columns = [
  [words.number, 'narrow'],
  [words.when, 'middle'],
  [words.text, 'wide'],
  [words.sheets.withheld, 'wide'],
]

async function* lookRows({ head, ...book }: Book, seen: (entry: BookEntry) => void) {
  if (head.counts.looks === 0) yield [words.noLooks]
  for await (const line of readLines(book.looks(), seen))
    yield [...firstCells(line), ...textCells(line)]
}

function firstCells({ number, at }: Line): Cell[] {
  return [number, { at }]
}

function textCells({ runs, withheld }: Line): Cell[] {
  return [plainOf(runs), withheld.join('\n')]
}

const withheldColumns: Columns = totalColumns.map((name, index) => [
  name,
  index === 0 ? 'wide' : 'middle',
])

/** Asked for when the entries before it have gone by. */
function* totalRows(totals: () => WithheldTotal[]): Generator<Cell[]> {
  const all = totals()
  if (all.length === 0) yield [words.nothingWithheld]
  for (const { law, entries, passages, ...total } of all)
    yield [writable(law), sayClass(total.class), entries, passages]
}

const requestColumns: Columns = [
  [words.key, 'middle'],
  [words.value, 'wide'],
]

function* requestRows({ head }: Book): Generator<Cell[]> {
  const { request } = head
  for (const { term, text } of [...requestFacts(request), ...decisionFacts(request)])
    yield [term, text]
  yield [words.decision, writable(request.decision.text)]
  yield [words.guidance, writable(request.decision.guidance)]
  for (const { at, text } of request.timeline) yield [{ at }, writable(text)]
  for (const { term, text } of packageFacts(head)) yield [term, text]
  yield [words.check, words.howToCheck]
}
