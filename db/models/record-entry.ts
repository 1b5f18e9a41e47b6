import type { RecordEntryKind, RecordEntryRow } from '../../schemas/record-entry.ts'
import { type Database, Row } from '../database.ts'
import { insert, many } from '../sql.ts'

export interface RecordEntry extends RecordEntryRow {}
export class RecordEntry extends Row {
  static override tableName = 'record_entries'

  /** The only way in; nothing changes or leaves afterwards. */
  static async append(trx: Database, entry: NewRecordEntry): Promise<void> {
    await insert(trx, RecordEntry, entry)
  }

  /** Oldest first; an employee sees what concerns the own organisations. */
  static list(db: Database, filter: RecordFilter): Promise<RecordEntryRow[]> {
    return many(
      db,
      `select id, position, citizen_id as "citizenId", kind, at, actor_id as "actorId",
          organisation_id as "organisationId", appointment_id as "appointmentId",
          cancellation_id as "cancellationId", task_id as "taskId", thread_id as "threadId",
          message_id as "messageId", text, details
        from record_entries
        where citizen_id = :citizenId and position > :after
          and (cast(:organisationIds as uuid[]) is null or organisation_id = any(:organisationIds))
        order by position limit :limit`,
      filter,
    )
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
