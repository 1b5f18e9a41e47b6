import type { Database } from '../database.ts'
import { many, one } from '../sql.ts'
import type { Overdue } from './overdue-cancellation.ts'

export interface StartableTask {
  id: string
  organisationCode: string
}

/** Tasks that stand by themselves, and whose process was never begun. */
export function claimUnstartedTasks(db: Database, wanted: Overdue): Promise<StartableTask[]> {
  return many(
    db,
    `update tasks t set relayed_at = :now
      from (select id from tasks
        where cancellation_id is null and followed_up_at is null and process_started_at is null
          and kind <> 'booking-request' and (relayed_at is null or relayed_at < :again)
        order by created_at limit :limit for update skip locked) due
      join tasks one on one.id = due.id join organisations o on o.id = one.organisation_id
      where t.id = due.id returning t.id, o.code as "organisationCode"`,
    wanted,
  )
}

/** Done, for good, but their process waits on: it may not have been told. */
export function claimUntoldTasks(db: Database, wanted: Overdue): Promise<{ id: string }[]> {
  return many(
    db,
    `update tasks t set relayed_at = :now
      from (select id from tasks
        where cancellation_id is null and followed_up_at is null
          and process_started_at is not null and done_at < :before
          and not exists (select from same_wish_tasks j
            where j.task_id = tasks.id and j.undoable_until > :now)
          and (relayed_at is null or relayed_at < :again)
        order by done_at limit :limit for update skip locked) due
      where t.id = due.id returning t.id`,
    wanted,
  )
}

export async function processStarted(db: Database, id: string): Promise<void> {
  await one(db, 'update tasks set process_started_at = now() where id = :id', { id })
}
