import type { SignedCheckpoint } from '../ledger/checkpoint.ts'
import type { ChainEnd } from '../ledger/citizen-map.ts'
import type { ChainedEntry } from '../ledger/entry.ts'
import type { Hash } from '../ledger/merkle.ts'

/**
 * What the files of a package are made from (`docs/package-format.md`). Each file reads it anew, from
 * the first entry to the last; it reads the same each time.
 */
export interface Book {
  head: BookHead
  /** The record entries, number 1 first. */
  entries(): AsyncIterable<BookEntry>
  /** Who looked, number 1 first. */
  looks(): AsyncIterable<BookEntry>
}

export interface BookHead {
  id: string
  citizenId: string
  /** The pseudonym of the record's chain. */
  citizen: Hash
  madeAt: string
  checkpoint: SignedCheckpoint & { publicKey: string }
  completeness: { record: ChainEnd; accessLog: ChainEnd }
  /** How many there are. */
  counts: { entries: number; looks: number }
  request: BookRequest
}

/** `request.json`; texts in Danish. */
export interface BookRequest {
  id: string
  type: 'health' | 'party' | 'public' | 'gdpr'
  applicant: { kind: 'citizen' | 'representative' | 'other'; name: string }
  citizen: { id: string; name: string }
  askedAt: string
  dueBy: string
  /** The how manieth package of the request this is. */
  part: number
  timeline: { at: string; text: string }[]
  decision: { outcome: 'granted' | 'partly-granted'; at: string; text: string; guidance: string }
}

export type Shown = 'whole' | 'partly' | 'withheld'

export interface BookEntry {
  header: ChainedEntry & { version: 1 }
  leaf: number
  proof: Hash[]
  shown: Shown
  /** Without fields that are null; not there where the entry is withheld. */
  content?: EntryShown
  /** Base64; where it is shown whole. */
  salt?: string
  /** In Danish, for people; not there where the entry is withheld. */
  labels?: Labels
  /** Empty where it is shown whole. */
  parts: WithheldPart[]
}

/** A record entry has `kind`, `class` and `text`; a look has what `docs/package-format.md` §4 lists. */
export interface EntryShown {
  id: string
  citizenId: string
  at: string
  text?: string
  [field: string]: unknown
}

export interface Labels {
  /** What sort of entry it is: "Aflysning", "Besked". */
  kind?: string
  /** Who did it, as far as it may be told. */
  actor?: string
  organisation?: string
  /** The whole look as one sentence. */
  text?: string
  [name: string]: string | undefined
}

export interface WithheldPart {
  /** A code of `domain/withholding.ts`. */
  basis: string
  /** The same in Danish, with law and section. */
  law: string
  /** By a rule, not by an officer. */
  automatic: boolean
  /** How many passages; 0 where the whole entry is withheld. */
  passages: number
}

export { gap } from '../domain/redaction.ts'
