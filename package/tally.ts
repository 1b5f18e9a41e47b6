import type { BookEntry } from './book.ts'

/** By one law in one class of entries. */
export interface WithheldTotal {
  basis: string
  law: string
  class: string
  entries: number
  passages: number
}

/** Adds up what is withheld while the entries go by. */
export function startTally() {
  const totals = new Map<string, WithheldTotal>()

  function count({ header, parts }: BookEntry): void {
    const counted = new Set<WithheldTotal>()
    for (const { basis, law, passages } of parts) {
      const key = `${basis}\n${header.class}`
      const total = totals.get(key) ?? {
        basis,
        law,
        class: header.class,
        entries: 0,
        passages: 0,
      }
      totals.set(key, total)
      total.passages += passages
      if (!counted.has(total)) total.entries += 1
      counted.add(total)
    }
  }

  /** In the order of `withheld.json`. */
  function sorted(): WithheldTotal[] {
    return [...totals]
      .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .map(([, total]) => total)
  }

  return { count, sorted }
}
