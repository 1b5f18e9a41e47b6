import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database } from '../db/database.ts'
import {
  type ChainedLookRow,
  type ChainedRecord,
  contentOf,
  headerOf,
  headerOfLook,
  listChained,
  listChainedLooks,
  lookContent,
} from '../db/models/package-entry.ts'
import { type KeptRedaction, redactionsOf } from '../db/models/redaction.ts'
import { concerning, nameFor, staffLooksUntil } from '../domain/access-log.ts'
import { tellLook } from '../domain/access-words.ts'
import { disclose, discloseLook, type Secrets, secretsOf } from '../domain/disclosed.ts'
import { entryKindWords } from '../domain/entry-words.ts'
import type { Withheld } from '../domain/redaction.ts'
import { withoutNulls } from '../ledger/entry.ts'
import type { BookEntry, EntryShown, Labels } from '../package/book.ts'
import type { OpenBook } from './book.ts'

const pageSize = 500
const longest = { after: 0, upTo: Number.MAX_SAFE_INTEGER, limit: pageSize }

/** The record entries, page by page, each as the applicant reads it. */
export async function* readEntries(
  db: Database,
  book: OpenBook,
  read: () => Promise<void>,
): AsyncIterable<BookEntry> {
  const { citizenId, requestId } = book.made
  const upTo = book.counts.entries
  const { people, settings, request } = book
  const secrets = secretsOf(people, { type: request.type, ...settings })
  for (let after = 0; after < upTo; after += pageSize) {
    const { rows, redactions } = await inTransaction(db, theProcess, async (trx) => {
      const rows = await listChained(trx, { ...longest, citizenId, after, upTo })
      const entryIds = rows.map(({ id }) => id)
      return { rows, redactions: await redactionsOf(trx, { requestId, entryIds }) }
    })
    for (const row of rows) {
      await read()
      yield entryOf(row, { book, secrets, redaction: redactions.get(row.id) })
    }
  }
}

/** Who looked, page by page. */
export async function* readLooks(
  db: Database,
  book: OpenBook,
  read: () => Promise<void>,
): AsyncIterable<BookEntry> {
  const { citizenId } = book.made
  const upTo = book.counts.looks
  for (let after = 0; after < upTo; after += pageSize) {
    const rows = await inTransaction(db, theProcess, (trx) =>
      listChainedLooks(trx, { ...longest, citizenId, after, upTo }),
    )
    for (const row of rows) {
      await read()
      yield lookOf(row, book)
    }
  }
}

interface Reading {
  book: OpenBook
  secrets: Secrets
  redaction: KeptRedaction | undefined
}

function entryOf(row: ChainedRecord, reading: Reading): BookEntry {
  const { book, secrets, redaction } = reading
  const { type } = book.request
  const { shown, text, parts } = disclose(row.text, redaction?.parts, { type, secrets })
  const content = { ...withoutNulls(contentOf(row)), text: text ?? '' } as EntryShown
  const labels = labelsOf(row, book)
  return {
    ...placeOf(row, book),
    header: headerOf(row),
    ...seen(shown, { content, labels, salt: row.salt, parts }),
  }
}

function lookOf(row: ChainedLookRow, book: OpenBook): BookEntry {
  const { request, settings } = book
  const staffUntil = staffLooksUntil(asReader(book), settings, new Date(book.made.madeAt ?? 0))
  const { shown, parts } = discloseLook(row, { type: request.type, staffUntil })
  const content = withoutNulls(lookContent(row)) as EntryShown
  return {
    ...placeOf(row, book),
    header: headerOfLook(row),
    ...seen(shown, { content, labels: lookLabels(row, book), salt: row.salt, parts }),
  }
}

function placeOf({ leaf }: { leaf: number | null }, { tree }: OpenBook) {
  if (leaf === null) throw new Error('An entry has no place in the tree')
  return { leaf, proof: tree?.proof(leaf) ?? [] }
}

interface Whole {
  content: EntryShown
  labels: Labels
  salt: string
  parts: Withheld['parts']
}

function seen(shown: Withheld['shown'], { content, labels, salt, parts }: Whole) {
  if (shown === 'withheld') return { shown, parts }
  return { shown, content, labels, parts, ...(shown === 'whole' && { salt }) }
}

function labelsOf({ kind, actorId, organisationId }: ChainedRecord, book: OpenBook): Labels {
  const actor = nameOf(actorId, book)
  const organisation = book.people.organisations.get(organisationId ?? '')
  return {
    kind: entryKindWords[kind],
    ...(actor && { actor }),
    ...(organisation && { organisation }),
  }
}

/** Of staff only where the municipality shows it. */
function nameOf(id: string | null, { people, settings }: OpenBook): string | undefined {
  if (id === null) return undefined
  const staff = people.staff.get(id)
  if (!staff) return people.persons.get(id)
  return settings.showStaffNames && !staff.nameProtected ? staff.name : undefined
}

/** Told to the applicant, who is the citizen, or someone else. */
function lookLabels(row: ChainedLookRow, book: OpenBook): Labels {
  const { people, request, settings } = book
  const staff = people.staff.get(row.actorId ?? '')
  const organisation = people.organisations.get(row.organisationId ?? '') ?? null
  const name = nameFor(
    asReader(book),
    {
      ...{ actorKind: row.actorKind, staffName: staff?.name ?? null },
      staffNameProtected: staff?.nameProtected ?? true,
      citizenName: people.persons.get(row.actorId ?? '') ?? null,
    },
    settings,
  )
  const told = { ...concerning(row, row.citizenId), organisation, name }
  const isCitizen = request.applicantKind === 'citizen'
  const isLooker = row.actorId === request.actorId && request.applicantKind !== 'other'
  const text = tellLook(told, { isCitizen, isLooker, language: 'da' })
  return { text, ...(name && { actor: name }), ...(organisation && { organisation }) }
}

function asReader({ request }: OpenBook) {
  return { kind: 'citizen' as const, id: request.actorId }
}
