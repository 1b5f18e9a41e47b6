import { type ChainedLook, contentOfLook } from '../../ledger/look.ts'
import type { Hash } from '../../ledger/merkle.ts'
import type { RecordEntry } from '../../schemas/record-entry.ts'
import type { Database } from '../database.ts'
import { many, one } from '../sql.ts'
import { lookColumns } from './chained-look.ts'

/** An entry or a look as the tables have it now. */
export interface AuditedEntry {
  /** Its place in the tree; null where no checkpoint knows it. */
  leaf: number | null
  /** Null where what stood at that place is gone, as all below is then. */
  id: string | null
  class: string
  /** The pseudonym of the citizen; a look is chained under another one. */
  pseudonym: Hash
  number: number
  content: Hash
  previous: Hash
  hash: Hash
  at: string
  salt: string | null
  keyId: string | null
}

/** With its text sealed. */
export type AuditedRecord = AuditedEntry & Omit<RecordEntry, 'class'> & { isLook: false }
export type AuditedLook = AuditedEntry & ChainedLook & { isLook: true; citizenId: string }
export type Audited = AuditedRecord | AuditedLook

/** All that stand at `limit` places of the tree from one on, by their places. */
export async function listAudited(
  db: Database,
  wanted: { from: number; limit: number },
): Promise<Map<number, Audited>> {
  const both = [
    many<AuditedRecord>(db, treeRecords, wanted),
    many<AuditedLook>(db, treeLooks, wanted),
  ]
  const rows: Audited[] = (await Promise.all<Audited[]>(both)).flat()
  return new Map(rows.map((row) => [row.leaf ?? 0, row]))
}

/** Those that have no place yet, in the order in which they came. */
export function listUnplaced(
  db: Database,
  wanted: { after: string; limit: number },
): Promise<(AuditedRecord & { position: string })[]> {
  return many(db, unplacedRecords, wanted)
}

/** A look that has a number but no place, if there is one. */
export function findUnplacedLook(db: Database): Promise<AuditedLook | undefined> {
  return one(db, unplacedLook, {})
}

/** What a look says to the citizen whose chain it stands in. */
export function saidOfLook(look: AuditedLook): Record<string, unknown> {
  return contentOfLook(look, look.citizenId)
}

const chained = (e: string) => `
  ${e}.number::int, ${e}.content, ${e}.previous, ${e}.hash, ${e}.salt, h.pseudonym, k.key_id as "keyId"`

const record = `
  select l.leaf::int, false as "isLook", e.id, e.citizen_id as "citizenId", e.kind, e.class, e.at,
    e.actor_id as "actorId", e.organisation_id as "organisationId",
    e.appointment_id as "appointmentId", e.cancellation_id as "cancellationId",
    e.booking_request_id as "bookingRequestId", e.task_id as "taskId", e.thread_id as "threadId",
    e.message_id as "messageId", e.text, e.details, ${chained('e')}`

const look = `
  select p.leaf::int, true as "isLook", c.citizen_id as "citizenId", 'access-log' as class,
    ${lookColumns('l')}, ${chained('c')}`

const people = (e: string) => `
  left join ledger_heads h on h.citizen_id = ${e}.citizen_id
  left join citizen_keys k on k.citizen_id = ${e}.citizen_id`

const treeRecords = `
  ${record} from ledger_leaves l left join record_entries e on e.id = l.entry_id ${people('e')}
  where l.leaf >= :from and l.leaf < cast(:from as bigint) + :limit and l.entry_id is not null`

const treeLooks = `
  ${look} from ledger_leaves p
  left join chained_looks c on c.citizen_id = p.look_citizen_id and c.number = p.look_number
  left join access_log l on l.id = c.access_log_id ${people('c')}
  where p.leaf >= :from and p.leaf < cast(:from as bigint) + :limit and p.entry_id is null`

const unplacedRecords = `
  ${record}, e.position
  from record_entries e left join ledger_leaves l on l.entry_id = e.id ${people('e')}
  where l.leaf is null and e.position > :after order by e.position limit :limit`

const unplacedLook = `
  ${look}
  from chained_looks c
  left join ledger_leaves p on p.look_citizen_id = c.citizen_id and p.look_number = c.number
  left join access_log l on l.id = c.access_log_id ${people('c')}
  where p.leaf is null limit 1`
