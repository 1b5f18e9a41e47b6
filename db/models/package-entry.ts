import type { ChainedEntry } from '../../ledger/entry.ts'
import { accessPseudonym, type ChainedLook, contentOfLook } from '../../ledger/look.ts'
import type { RecordEntryRow } from '../../schemas/record-entry.ts'
import type { Database } from '../database.ts'
import { type Keyed, openFields, openRow } from '../sealed.ts'
import { many, one } from '../sql.ts'
import { lookColumns } from './chained-look.ts'

/** How an entry stands in its chain. */
interface Link {
  number: number
  /** Its place in the tree; null where no checkpoint knows it yet. */
  leaf: number | null
  /** Base64. */
  salt: string
  commitment: string
  previous: string
  pseudonym: string
}

export type ChainedRecord = Omit<RecordEntryRow, 'position'> & Link
export type ChainedLookRow = ChainedLook & Link & { citizenId: string }

interface Wanted {
  citizenId: string
  /** The number of the last one that was read. */
  after: number
  /** Up to the one with this number. */
  upTo: number
  limit: number
}

/** Record entries with all that proves them, number 1 first. */
export async function listChained(db: Database, wanted: Wanted): Promise<ChainedRecord[]> {
  const rows = await many<ChainedRecord & Keyed>(db, `${records} ${page('e')}`, wanted)
  return openFields(db, rows, ['text', 'salt'])
}

/** Looks with all that proves them, number 1 first. */
export async function listChainedLooks(db: Database, wanted: Wanted): Promise<ChainedLookRow[]> {
  const rows = await many<ChainedLookRow & Keyed>(db, `${looks} ${page('c')}`, wanted)
  return openFields(db, rows, ['salt'])
}

/** One entry of a citizen. */
export async function entryOf(
  db: Database,
  wanted: { citizenId: string; entryId: string },
): Promise<ChainedRecord | undefined> {
  const sql = `${records} where e.citizen_id = :citizenId and e.id = :entryId`
  const found = await one<ChainedRecord & Keyed>(db, sql, wanted)
  return openRow(db, found, ['text', 'salt'])
}

/** What the chain says of an entry. */
export function headerOf(row: ChainedRecord): ChainedEntry & { version: 1 } {
  const { at, pseudonym: citizen, class: sort, commitment: content, number, previous } = row
  return { at, citizen, class: sort, content, number, previous, version: 1 }
}

export function headerOfLook(row: ChainedLookRow): ChainedEntry & { version: 1 } {
  const { at, pseudonym, commitment: content, number, previous } = row
  const citizen = accessPseudonym(pseudonym)
  return { at, citizen, class: 'access-log', content, number, previous, version: 1 }
}

/** What it says, without what only proves it. */
export function contentOf(row: ChainedRecord) {
  const {
    number: _n,
    leaf: _l,
    salt: _s,
    commitment: _c,
    previous: _p,
    pseudonym: _q,
    ...said
  } = row
  return said
}

export function lookContent(row: ChainedLookRow) {
  return contentOfLook(row, row.citizenId)
}

const link = (e: string) => `
  ${e}.number::int, l.leaf::int, ${e}.salt, ${e}.content as commitment, ${e}.previous, h.pseudonym,
    k.key_id as "keyId"`

const records = `
  select e.id, e.citizen_id as "citizenId", e.kind, e.class, e.at, e.actor_id as "actorId",
    e.organisation_id as "organisationId", e.appointment_id as "appointmentId",
    e.cancellation_id as "cancellationId", e.booking_request_id as "bookingRequestId",
    e.task_id as "taskId", e.thread_id as "threadId", e.message_id as "messageId", e.text,
    e.details, ${link('e')}
  from record_entries e
  left join ledger_heads h on h.citizen_id = e.citizen_id
  join citizen_keys k on k.citizen_id = e.citizen_id
  left join ledger_leaves l on l.entry_id = e.id`

const looks = `
  select ${lookColumns('a')},
    c.citizen_id as "citizenId", ${link('c')}
  from chained_looks c
  join access_log a on a.id = c.access_log_id
  join ledger_heads h on h.citizen_id = c.citizen_id
  join citizen_keys k on k.citizen_id = c.citizen_id
  left join ledger_leaves l on l.look_citizen_id = c.citizen_id and l.look_number = c.number`

const page = (e: string) => `
  where ${e}.citizen_id = :citizenId and ${e}.number > :after and ${e}.number <= :upTo
  order by ${e}.number limit :limit`
