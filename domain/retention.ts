import type { RecordEntryClass } from '../schemas/record-entry.ts'
import { packageDays } from './disclosure.ts'
import { keptMs } from './event-place.ts'

/** What is kept for how long: the record, who looked at it, and what the house needs for itself. */
export type RetentionClass = 'journal' | 'access-log' | 'technical'

/** As it stands in the ledger. */
export type ChainClass = RecordEntryClass | 'access-log'

const classes: Record<ChainClass, RetentionClass> = {
  dialogue: 'journal',
  internal: 'journal',
  'access-log': 'access-log',
}

export function retentionClassOf(chainClass: ChainClass): RetentionClass {
  return classes[chainClass]
}

/** How long is kept what has this KLE number (its beginning is enough) and facet; empty is any. */
export interface RetentionTerm {
  class: Exclude<RetentionClass, 'technical'>
  kle: string
  facet: string
  /** From the last entry on. */
  years: number
}

/**
 * What holds where a municipality sets nothing else (`retention_terms`). KLE 29, health care: a patient's
 * record is kept for at least 10 years (journalføringsbekendtgørelsen). KLE 27, social care: 5 years after the
 * last entry, and facet A53 (aktindsigt) 5 years, as municipalities commonly decide (KL's facets of
 * KLE; what must go to an archive before is arkivloven's). What has no number of its own is kept for the
 * longer time. The access log: as long as a complaint about a look may be made and pursued.
 */
export const usualTerms: readonly RetentionTerm[] = [
  { class: 'journal', kle: '', facet: '', years: 10 },
  { class: 'journal', kle: '27', facet: '', years: 5 },
  { class: 'journal', kle: '29', facet: '', years: 10 },
  { class: 'journal', kle: '', facet: 'A53', years: 5 },
  { class: 'access-log', kle: '', facet: '', years: 5 },
]

/** An answer to a request is replayed for so long. */
export const keyDays = 7

/** What the workers forget by themselves. */
export const technicalTerms: readonly { what: string; hours: number }[] = [
  { what: 'idempotency keys', hours: keyDays * 24 },
  { what: 'events', hours: keptMs / 3_600_000 },
  { what: 'packages of aktindsigt', hours: packageDays * 24 },
]

interface Kept {
  class: RetentionClass
  kle: string
  facet: string
}

/**
 * Years; the longest match wins: a term that names the facet before one that does not, then the one with
 * the longer KLE number. Undefined where no term matches: it is kept.
 */
export function yearsOf(kept: Kept, terms: readonly RetentionTerm[]): number | undefined {
  const matching = terms.filter(
    (term) =>
      term.class === kept.class &&
      (term.facet === '' || term.facet === kept.facet) &&
      isWithin(kept.kle, term.kle),
  )
  const [first] = matching.toSorted(
    (a, b) => b.facet.length - a.facet.length || b.kle.length - a.kle.length,
  )
  return first?.years
}

/** 27.36.04 is within 27 and 27.36, and within what is any. */
function isWithin(kle: string, wider: string): boolean {
  return wider === '' || kle === wider || kle.startsWith(`${wider}.`)
}

/** Entries of one kind: the last of them says how long they are all kept. */
export interface EntryGroup {
  class: ChainClass
  /** Of what it is about; none where that can't be said. */
  kles: readonly string[]
  facet: string
  last: string
}

/** When the last of the terms ends; undefined where there is no entry, or one is kept for ever. */
export function dueSince(
  groups: readonly EntryGroup[],
  terms: readonly RetentionTerm[],
): string | undefined {
  const ends = groups.flatMap(({ class: sort, kles, facet, last }) => {
    const numbers = kles.length > 0 ? kles : ['']
    return numbers.map((kle) => {
      const years = yearsOf({ class: retentionClassOf(sort), kle, facet }, terms)
      return years === undefined ? undefined : yearsAfter(last, years)
    })
  })
  if (ends.length === 0 || ends.includes(undefined)) return undefined
  return ends.toSorted().at(-1)
}

/** 29 February and a year is 1 March. */
function yearsAfter(instant: string, years: number): string {
  const at = new Date(instant)
  at.setUTCFullYear(at.getUTCFullYear() + years)
  return at.toISOString()
}

/** Nobody whose last entry is younger is due. */
export function newestDue(terms: readonly RetentionTerm[], now: Date): string {
  const journal = terms.filter((term) => term.class === 'journal').map(({ years }) => years)
  return yearsAfter(now.toISOString(), -Math.min(...journal, 100))
}
