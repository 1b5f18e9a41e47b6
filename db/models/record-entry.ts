import { randomBytes } from 'node:crypto'
import type { Moment } from '../../domain/timeline.ts'
import { commitTo } from '../../ledger/entry.ts'
import type { AuthorKind } from '../../schemas/message.ts'
import type {
  RecordEntryClass,
  RecordEntryKind,
  RecordEntryRow,
} from '../../schemas/record-entry.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, Row } from '../database.ts'
import { type Keyed, openFields, sealFields } from '../sealed.ts'
import { insertRow, many, type NewRow, rowOf } from '../sql.ts'

export interface RecordEntry extends RecordEntryRow {}
export class RecordEntry extends Row {
  static override tableName = 'record_entries'

  /** The only way in; nothing changes or leaves afterwards. */
  static async append(trx: Database, dataKey: DataKey, entry: NewRecordEntry): Promise<void> {
    await insertRow(trx, RecordEntry.sealed(dataKey, entry))
  }

  /** As a row that may be written now or together with others. */
  static sealed(dataKey: DataKey, entry: NewRecordEntry): NewRow {
    const salt = randomBytes(32)
    const content = commitTo(salt, { class: 'dialogue', details: {}, ...entry })
    const row = { ...entry, content, salt: salt.toString('base64') }
    return rowOf(RecordEntry, sealFields(dataKey, { row, fields: ['text', 'salt'] }))
  }

  /** What became of the task of a cancellation, as far as it changed its status. */
  static taskMoments(db: Database, cancellationId: string): Promise<Moment[]> {
    return many(db, taskMoments, { cancellationId })
  }

  /** Oldest first; an employee sees what concerns the own organisations. */
  static async list(db: Database, filter: RecordFilter): Promise<SeenEntry[]> {
    const rows = await many<SeenEntry & Keyed>(
      db,
      `select r.id, position, r.citizen_id as "citizenId", kind, class, r.at,
          r.actor_id as "actorId", organisation_id as "organisationId",
          appointment_id as "appointmentId", r.cancellation_id as "cancellationId",
          booking_request_id as "bookingRequestId",
          task_id as "taskId", r.thread_id as "threadId", r.message_id as "messageId",
          r.text, details, k.key_id as "keyId",
          case when w.message_id is not null then json_build_object('authorKind', m.author_kind,
            'authorOrganisationId', m.author_organisation_id) end as "wrongMessage"
        from record_entries r join citizen_keys k on k.citizen_id = r.citizen_id
        left join messages m on m.id = coalesce(r.message_id, cast(case
          when kind = 'message-wrongly-created' then details->>'messageId' end as uuid))
        left join wrongly_created_messages w on w.message_id = m.id
        where r.citizen_id = :citizenId and position > :after
          and (cast(:organisationIds as uuid[]) is null or organisation_id = any(:organisationIds))
          and (cast(:internal as boolean) or class <> 'internal')
        order by position limit :limit`,
      filter,
    )
    return openFields(db, rows, ['text'])
  }
}

const taskMoments = `
  select r.at, 'task' as name, r.details->'status'->>'to' as status, r.details->>'outcome' as outcome
  from record_entries r
  where r.cancellation_id = :cancellationId and r.kind = 'task'
    and r.details->'status'->>'from' <> r.details->'status'->>'to'
  order by r.position`

/** With the author of its message, where that was wrongly created. */
export interface SeenEntry extends RecordEntryRow {
  wrongMessage: { authorKind: AuthorKind; authorOrganisationId: string | null } | null
}

export interface NewRecordEntry {
  id: string
  citizenId: string
  kind: RecordEntryKind
  /** The dialogue's, unless said otherwise. */
  class?: RecordEntryClass
  at: string
  text: string
  actorId?: string | null
  organisationId?: string | null
  appointmentId?: string | null
  cancellationId?: string | null
  bookingRequestId?: string | null
  taskId?: string | null
  threadId?: string | null
  messageId?: string | null
  details?: Record<string, unknown>
}

interface RecordFilter {
  citizenId: string
  /** Null shows all. */
  organisationIds: string[] | null
  /** Shows what the citizen's side never sees. */
  internal: boolean
  after: string
  limit: number
}
