import type { Database } from '../database.ts'
import { many } from '../sql.ts'

export interface Overdue {
  now: string
  /** Only what happened before this. */
  before: string
  /** Not what was relayed after this. */
  again: string
  limit: number
}

export interface StartableCancellation {
  id: string
  reasonCode: string
  organisationCode: string | null
}

/** Accepted a while ago and not yet carried out: the engine may never have heard of them. */
export function claimUnstarted(db: Database, wanted: Overdue): Promise<StartableCancellation[]> {
  return many(
    db,
    `update cancellations c set relayed_at = :now
      from (select id, appointment_id from cancellations
        where status = 'accepted' and accepted_at < :before
          and (relayed_at is null or relayed_at < :again)
        order by accepted_at limit :limit for update skip locked) due
      join appointments a on a.id = due.appointment_id
      left join organisations o on o.id = a.organisation_id
      where c.id = due.id
      returning c.id, c.reason_code as "reasonCode", o.code as "organisationCode"`,
    wanted,
  )
}

/** The task is done, for good, but the process waits on: it may not have been told. */
export function claimUntold(db: Database, wanted: Overdue): Promise<{ id: string }[]> {
  return many(
    db,
    `update cancellations c set relayed_at = :now
      from (select c.id from cancellations c join tasks t on t.id = c.task_id
        where c.status = 'completed' and c.followed_up_at is null and t.done_at < :before
          and not exists (select from same_wish_tasks j
            where j.task_id = t.id and j.undoable_until > :now)
          and (c.relayed_at is null or c.relayed_at < :again)
        order by t.done_at limit :limit for update of c skip locked) due
      where c.id = due.id returning c.id`,
    wanted,
  )
}

/** Taken back, but the process has not undone it: it may not have heard. */
export function claimUndone(db: Database, wanted: Overdue): Promise<StartableCancellation[]> {
  return many(
    db,
    `update withdrawals w set relayed_at = :now
      from (select w.cancellation_id as id from withdrawals w
        join cancellations c on c.id = w.cancellation_id
        where c.status in ('accepted', 'completed') and w.accepted_at < :before
          and (w.relayed_at is null or w.relayed_at < :again)
        order by w.accepted_at limit :limit for update of w skip locked) due
      join cancellations c on c.id = due.id
      left join organisations o on o.id = c.organisation_id
      where w.cancellation_id = due.id
      returning c.id, c.reason_code as "reasonCode", o.code as "organisationCode"`,
    wanted,
  )
}
