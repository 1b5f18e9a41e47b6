import type { RecordEntryKind, RecordEntryRow } from '../../schemas/record-entry.ts'
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
    return rowOf(RecordEntry, sealFields(dataKey, { row: entry, fields: ['text'] }))
  }

  /** Oldest first; an employee sees what concerns the own organisations. */
  static async list(db: Database, filter: RecordFilter): Promise<RecordEntryRow[]> {
    const rows = await many<RecordEntryRow & Keyed>(
      db,
      `select id, position, r.citizen_id as "citizenId", kind, at, actor_id as "actorId",
          organisation_id as "organisationId", appointment_id as "appointmentId",
          cancellation_id as "cancellationId", task_id as "taskId", thread_id as "threadId",
          message_id as "messageId", text, details, k.key_id as "keyId"
        from record_entries r join citizen_keys k on k.citizen_id = r.citizen_id
        where r.citizen_id = :citizenId and position > :after
          and (cast(:organisationIds as uuid[]) is null or organisation_id = any(:organisationIds))
        order by position limit :limit`,
      filter,
    )
    return openFields(db, rows, ['text'])
  }
}

export interface NewRecordEntry {
  id: string
  citizenId: string
  kind: RecordEntryKind
  at: string
  text: string
  actorId?: string | null
  organisationId?: string | null
  appointmentId?: string | null
  cancellationId?: string | null
  taskId?: string | null
  threadId?: string | null
  messageId?: string | null
  details?: Record<string, unknown>
}

interface RecordFilter {
  citizenId: string
  /** Null shows all. */
  organisationIds: string[] | null
  after: string
  limit: number
}
