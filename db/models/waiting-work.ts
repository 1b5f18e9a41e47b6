import type { WaitingWork } from '../../domain/operations.ts'
import type { Database } from '../database.ts'
import { many } from '../sql.ts'

interface Wanted {
  now: string
  /** What was accepted before this should have begun, and what began before that be carried out. */
  begun: string
  late: string
  /** Of each kind. */
  limit: number
}

/** What waits for the engine, as the relay sees it (`worker/errands.ts`), by the process; nobody's words. */
export function listWaiting(trx: Database, wanted: Wanted): Promise<WaitingWork[]> {
  return many(trx, waiting, wanted)
}

const sources = `
  select 'cancellation' as kind, 'accepted' as code, 'cancellation/' || id as process,
    accepted_at as since
  from cancellations where status = 'accepted' and accepted_at < :begun
  union all select 'booking-request', 'accepted', 'booking-request/' || id, changed_at
  from booking_requests where status = 'accepted' and changed_at < :begun
  union all select 'disclosure-request', 'accepted', 'disclosure-request/' || id, changed_at
  from disclosure_requests where heard = 0 and heard < changes and changed_at < :begun
  union all select 'withdrawal', 'withdrawal', 'cancellation/' || c.id, w.accepted_at
  from withdrawals w join cancellations c on c.id = w.cancellation_id
  where c.status in ('accepted', 'completed') and w.accepted_at < :late
  union all select 'errand', 'task-done', 'cancellation/' || c.id, t.done_at
  from cancellations c join tasks t on t.id = c.task_id
  where c.status = 'completed' and c.followed_up_at is null and t.done_at < :late
    and not exists (select from same_wish_tasks j where j.task_id = t.id and j.undoable_until > :now)
  union all select 'errand', 'booking-changed', 'booking-request/' || id, changed_at
  from booking_requests where status <> 'accepted' and heard < changes and changed_at < :late
  union all select 'errand', 'disclosure-changed', 'disclosure-request/' || id, changed_at
  from disclosure_requests where heard > 0 and heard < changes and changed_at < :late
  union all select 'errand',
    case when process_started_at is null then 'start-task' else 'own-task-done' end,
    'task/' || id, case when process_started_at is null then created_at else done_at end
  from tasks t where cancellation_id is null and followed_up_at is null
    and (process_started_at is null and kind <> 'booking-request' and created_at < :late
      or process_started_at is not null and done_at < :late
        and not exists (select from same_wish_tasks j
          where j.task_id = t.id and j.undoable_until > :now))
  union all select 'task', 'not-reminded', coalesce('cancellation/' || c.id, 'task/' || t.id), t.due_at
  from tasks t left join cancellations c on c.id = t.cancellation_id
  where t.status in ('open', 'in-progress') and t.reminded_at is null and t.due_at < :late
    and t.kind <> 'escalation'
    and (c.status = 'completed' and c.followed_up_at is null
      or t.cancellation_id is null and t.process_started_at is not null and t.followed_up_at is null)
  union all select 'package', p.problem, 'disclosure-request/' || p.request_id,
    coalesce(p.made_at, d.approved_at, d.decided_at)
  from disclosure_packages p
  join disclosure_decisions d on (d.request_id, d.number) = (p.request_id, p.decision)
  where p.status = 'making' and p.problem is not null`

const waiting = `
  select kind, code, process as "workflowId", since, total
  from (select w.*, (count(*) over all_of)::int as total,
      row_number() over (all_of order by since, process) as place
    from (${sources}) w window all_of as (partition by kind, code)) w
  where place <= :limit order by since, process`
