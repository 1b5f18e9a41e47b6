import { createHmac } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { RecordEntry } from '../schemas/record-entry.ts'
import { type Hash, hashLeaf } from './merkle.ts'

/** What the chain says of one entry, and may be shown to anyone. */
export interface ChainedEntry {
  /** RFC 3339, UTC, milliseconds. */
  at: string
  /** The pseudonym of the citizen. */
  citizen: string
  class: string
  /** The commitment to its content. */
  content: Hash
  /** 1, 2, 3 … for each citizen. */
  number: number
  /** The hash of the citizen's entry before it; zeros before the first. */
  previous: Hash
}

export const noPrevious: Hash = '0'.repeat(64)

/** As its leaf in the tree over all entries; the database makes the same (migration 29). */
export function hashEntry({
  at,
  citizen,
  class: kind,
  content,
  number,
  previous,
}: ChainedEntry): Hash {
  const header = { at, citizen, class: kind, content, number, previous, version: 1 }
  return hashLeaf(JSON.stringify(header))
}

/** What an entry says; fields that it does not have are null, or not there. */
export type EntryContent = { [K in keyof RecordEntry]?: RecordEntry[K] | undefined }

/** Anything that can be committed to. */
type Content = Readonly<Record<string, unknown>>

/**
 * The commitment to an entry: HMAC-SHA-256 (RFC 2104) under a salt of 32 random bytes over its canonical
 * JSON (RFC 8785). Without the salt nobody can try out what it may have said. What is null is left
 * out, so that a field that came later changes nothing.
 */
export function commitTo(salt: Buffer, content: Content): Hash {
  const text = canonicalize(withoutNulls(content)) ?? ''
  return createHmac('sha256', salt).update(text, 'utf8').digest('hex')
}

export function withoutNulls(content: Content): Record<string, unknown> {
  const said = Object.entries(content).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(said)
}
