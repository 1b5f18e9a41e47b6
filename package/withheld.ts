import type { Book, BookEntry, Shown, WithheldPart } from './book.ts'
import { startTally } from './tally.ts'

export interface WithheldEntry {
  chain: 'record' | 'access-log'
  number: number
  class: string
  shown: Shown
  parts: WithheldPart[]
}

/** `withheld.json`: one object for each entry that is not whole, and the sums. */
export async function withheldJson(book: Book): Promise<Buffer> {
  const entries: WithheldEntry[] = []
  const tally = startTally()
  const note = (chain: WithheldEntry['chain'], entry: BookEntry) => {
    tally.count(entry)
    if (entry.shown !== 'whole') entries.push(saidOf(chain, entry))
  }
  for await (const entry of book.entries()) note('record', entry)
  for await (const entry of book.looks()) note('access-log', entry)
  return Buffer.from(JSON.stringify({ entries, totals: tally.sorted() }))
}

function saidOf(chain: WithheldEntry['chain'], { header, shown, parts }: BookEntry): WithheldEntry {
  const said = parts.map(({ basis, law, automatic, passages }) => {
    return { basis, law, automatic, passages }
  })
  return { chain, number: header.number, class: header.class, shown, parts: said }
}
