import type { Thing } from '../../domain/policies.ts'
import type { TaskRow, TaskStatus } from '../../schemas/task.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, Row } from '../database.ts'
import { openPage } from '../page.ts'
import { type Place, placed } from '../place.ts'
import { type Keyed, openRow, openWithKey, sealFields } from '../sealed.ts'
import { many, type NewRow, one, rowOf } from '../sql.ts'

export interface Task extends TaskRow {}
export class Task extends Row {
  static override tableName = 'tasks'

  static async find(db: Database, id: string): Promise<SeenTask | undefined> {
    const found = await one<SeenTask & Keyed>(db, `${seen} where t.id = :id`, { id })
    return openRow(db, found, ['text'])
  }

  static async lock(trx: Database, id: string): Promise<LockedTask | undefined> {
    const sql = `${seen} where t.id = :id for no key update of t`
    return openWithKey(trx, await one<SeenTask & Keyed>(trx, sql, { id }), ['text'])
  }

  /** As a row that is written together with others. */
  static sealed(dataKey: DataKey, task: NewTask): NewRow {
    return rowOf(Task, sealFields(dataKey, { row: task, fields: ['text'] }))
  }

  /** What is due first, first. */
  static list(db: Database, filter: TaskFilter): Promise<SeenTask[]> {
    const sql = `${seen}
        where organisation_id = any(:organisationIds)
          and (cast(:organisationId as uuid) is null or organisation_id = :organisationId)
          and (cast(:assigneeId as uuid) is null or assignee_id = :assigneeId)
          and (cast(:status as text) is null or status = :status)
          and (cast(:at as timestamptz) is null or (due_at, id) > (:at, cast(:id as uuid)))
        order by due_at, id limit :limit`
    const ask = (after: Place | undefined, limit: number) =>
      many<SeenTask & Keyed>(db, sql, { ...filter, ...placed(after), limit })
    const place = ({ dueAt, id }: SeenTask) => ({ at: dueAt, id })
    return openPage(db, filter, { ask, place, fields: ['text'] })
  }
}

export interface TaskFilter {
  organisationIds: string[]
  organisationId: string | null
  assigneeId: string | null
  status: TaskStatus | null
  after: Place | undefined
  limit: number
}

export interface SeenTask extends TaskRow, Thing {
  appointmentId: string
}

export interface LockedTask extends SeenTask {
  /** Seals what is written about it. */
  dataKey: DataKey
}

type NewTask = Omit<TaskRow, 'status' | 'remindedAt' | 'doneAt' | 'version'>

const seen = `
  select id, cancellation_id as "cancellationId", appointment_id as "appointmentId",
    t.citizen_id as "citizenId", thread_id as "threadId", organisation_id as "organisationId",
    array[organisation_id] as "organisationIds", assignee_id as "assigneeId", status, text, flags,
    due_at as "dueAt", created_at as "createdAt", reminded_at as "remindedAt",
    done_at as "doneAt", version, k.key_id as "keyId"
  from tasks t join citizen_keys k on k.citizen_id = t.citizen_id`
