import type { Thing } from '../../domain/policies.ts'
import type { TaskRow, TaskStatus } from '../../schemas/task.ts'
import { type Database, Row } from '../database.ts'
import type { Place } from '../place.ts'
import { many, one } from '../sql.ts'

export interface Task extends TaskRow {}
export class Task extends Row {
  static override tableName = 'tasks'

  static find(db: Database, id: string): Promise<SeenTask | undefined> {
    return one(db, `${seen} where id = :id`, { id })
  }

  static lock(trx: Database, id: string): Promise<SeenTask | undefined> {
    return one(trx, `${seen} where id = :id for no key update`, { id })
  }

  /** What is due first, first. */
  static list(db: Database, filter: TaskFilter): Promise<SeenTask[]> {
    const { after, ...values } = filter
    return many(
      db,
      `${seen}
        where organisation_id = any(:organisationIds)
          and (cast(:organisationId as uuid) is null or organisation_id = :organisationId)
          and (cast(:assigneeId as uuid) is null or assignee_id = :assigneeId)
          and (cast(:status as text) is null or status = :status)
          and (cast(:at as timestamptz) is null or (due_at, id) > (:at, cast(:id as uuid)))
        order by due_at, id limit :limit`,
      { ...values, at: after?.at ?? null, id: after?.id ?? null },
    )
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

export interface SeenTask extends TaskRow, Thing {}

const seen = `
  select id, cancellation_id as "cancellationId", appointment_id as "appointmentId",
    citizen_id as "citizenId", thread_id as "threadId", organisation_id as "organisationId",
    array[organisation_id] as "organisationIds", assignee_id as "assigneeId", status, text, flags,
    due_at as "dueAt", created_at as "createdAt", reminded_at as "remindedAt",
    done_at as "doneAt", version
  from tasks`
