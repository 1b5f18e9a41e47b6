import { setImmediate as othersTurn } from 'node:timers/promises'
import { type BookEntry, gap, type WithheldPart } from './book.ts'
import { writable } from './plain-text.ts'
import { sayMoment } from './when.ts'
import { count, plurals, words } from './words.ts'

/** A piece of a text, or the place of one that is withheld. */
export type Run = { text: string } | { gap: true }

/** One entry, or one look, as people read it. */
export interface Line {
  number: number
  at: string
  when: string
  kind: string
  organisation: string
  who: string
  /** Line breaks as they were written. */
  runs: Run[]
  /** Whole sentences; empty where all is shown. */
  withheld: string[]
}

/** How many are read before others may have their turn. */
const atOnce = 20

/** Each entry of a chain; `seen` is told of each. */
export async function* readLines(
  chain: AsyncIterable<BookEntry>,
  seen?: (entry: BookEntry) => void,
): AsyncGenerator<Line> {
  for await (const entry of chain) {
    seen?.(entry)
    yield readLine(entry)
    if (entry.header.number % atOnce === 0) await othersTurn()
  }
}

export function readLine(entry: BookEntry): Line {
  const { header, labels = {} } = entry
  const whole = entry.shown === 'withheld'
  return {
    number: header.number,
    at: header.at,
    when: sayMoment(header.at),
    kind: writable(whole ? words.withheldKind : (labels.kind ?? String(entry.content?.kind ?? ''))),
    organisation: writable(labels.organisation ?? ''),
    who: writable(labels.actor ?? ''),
    runs: whole ? [] : runsOf(writable(textOf(entry)), entry.shown === 'partly'),
    withheld: whole ? [sayWithheld(words.entryWithheld, entry.parts)] : sayParts(entry.parts),
  }
}

/** A look says itself in its label, a record entry in its text. */
function textOf({ content, labels = {} }: BookEntry): string {
  if (content?.text !== undefined) return content.text
  if (labels.text !== undefined) return labels.text
  return [labels.actor, labels.organisation, content?.purpose, content?.operation]
    .filter(Boolean)
    .join(', ')
}

function runsOf(text: string, hasGaps: boolean): Run[] {
  const texts = hasGaps ? text.split(gap) : [text]
  return texts.flatMap((part, index): Run[] => [
    ...(index > 0 ? [{ gap: true } as const] : []),
    ...(part === '' ? [] : [{ text: part }]),
  ])
}

/** The runs as one text. */
export function plainOf(runs: readonly Run[]): string {
  return runs.map((run) => ('gap' in run ? gap : run.text)).join('')
}

function sayParts(parts: WithheldPart[]): string[] {
  return parts.length === 0 ? [] : [sayWithheld(words.partsWithheld, parts)]
}

function sayWithheld(what: string, parts: WithheldPart[]): string {
  const laws = parts.map(({ law, automatic, passages }) => {
    const more = [
      ...(passages > 0 ? [count(passages, plurals.passage)] : []),
      ...(automatic ? [words.byRule] : []),
    ]
    return more.length > 0 ? `${law} (${more.join(', ')})` : law
  })
  return writable(`${what}: ${laws.join('; ')}`)
}
