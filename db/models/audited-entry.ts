import type { ChainedEntry, EntryContent } from '../../ledger/entry.ts'
import type { Database } from '../database.ts'
import { many } from '../sql.ts'

/** An entry as the tables have it now, with its place in the tree; null where a checkpoint knows none. */
export interface AuditedEntry {
  leaf: number | null
  /** Undefined where the entry of that place is gone. */
  entry: (ChainedEntry & { hash: string }) | null
  /** With its text sealed. */
  said: (EntryContent & { id: string; text: string }) | null
  salt: string | null
  keyId: string | null
}

/** In the order of the tree; at most `limit`, from a place on. */
export function listAudited(
  db: Database,
  wanted: { from: number; limit: number },
): Promise<AuditedEntry[]> {
  const sql = `${audited} from ledger_leaves l left join record_entries e on e.id = l.entry_id ${joined}
    where l.leaf >= :from order by l.leaf limit :limit`
  return many(db, sql, wanted)
}

/** Those that no checkpoint stands for, in the order in which they came. */
export function listUnpublished(
  db: Database,
  wanted: { published: number; after: string; limit: number },
): Promise<(AuditedEntry & { position: string })[]> {
  const sql = `${audited}, e.position
    from record_entries e left join ledger_leaves l on l.entry_id = e.id ${joined}
    where (l.leaf is null or l.leaf >= :published) and e.position > :after order by e.position limit :limit`
  return many(db, sql, wanted)
}

const audited = `
  select l.leaf::int, case when e.id is not null then json_build_object(
      'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'citizen', h.pseudonym,
      'class', e.class, 'content', e.content, 'number', e.number, 'previous', e.previous,
      'hash', e.hash) end as entry,
    case when e.id is not null then json_build_object('id', e.id, 'citizenId', e.citizen_id,
      'kind', e.kind, 'class', e.class,
      'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'actorId', e.actor_id, 'organisationId', e.organisation_id, 'appointmentId', e.appointment_id,
      'cancellationId', e.cancellation_id, 'bookingRequestId', e.booking_request_id,
      'taskId', e.task_id, 'threadId', e.thread_id, 'messageId', e.message_id, 'text', e.text,
      'details', e.details) end as said,
    e.salt, k.key_id as "keyId"`

const joined = `
  left join ledger_heads h on h.citizen_id = e.citizen_id
  left join citizen_keys k on k.citizen_id = e.citizen_id`
