import type { BookEntry } from './book.ts'

/** `entries.json` or `access-log.json`: an array with a line for each entry, as it comes. */
export async function* entriesJson(entries: AsyncIterable<BookEntry>): AsyncIterable<Uint8Array> {
  let before = '[\n'
  for await (const entry of entries) {
    yield Buffer.from(before + JSON.stringify(shownOf(entry)))
    before = ',\n'
  }
  yield Buffer.from(before === '[\n' ? '[]\n' : '\n]\n')
}

/** Only what its `shown` has in the format; the commitment's salt would tell what is withheld. */
function shownOf({ header, leaf, proof, shown, content, salt, labels }: BookEntry) {
  const { at, citizen, class: kind, content: commitment, number, previous, version } = header
  return {
    header: { at, citizen, class: kind, content: commitment, number, previous, version },
    leaf,
    proof,
    shown,
    ...(shown !== 'withheld' && { content, labels: labels ?? {} }),
    ...(shown === 'whole' && { salt }),
  }
}
