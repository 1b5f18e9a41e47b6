import type { TaskKind, TaskStatus } from '../../schemas/task.ts'
import type { TaskCounts } from '../../schemas/task-list.ts'
import type { Database } from '../database.ts'
import { openPage } from '../page.ts'
import { type Place, placed } from '../place.ts'
import type { Keyed } from '../sealed.ts'
import { many } from '../sql.ts'
import { type SeenTask, seenColumns } from './task.ts'

export interface TaskScope {
  organisationIds: string[]
  assigneeId: string | null
  now: string
}

export interface TaskFilter extends TaskScope {
  citizenId: string | null
  threadId: string | null
  status: TaskStatus | null
  kind: TaskKind | null
  left: boolean
  overdue: boolean
  unassigned: boolean
  window: string | null
  after: Place | undefined
  limit: number
}

/** What is due first, first. */
export function listTasks(db: Database, filter: TaskFilter): Promise<SeenTask[]> {
  const ask = (after: Place | undefined, limit: number) =>
    many<SeenTask & Keyed>(db, list, { ...filter, ...placed(after), limit })
  const place = ({ dueAt, id }: SeenTask) => ({ at: dueAt, id })
  return openPage(db, filter, { ask, place, fields: ['text'] })
}

/** What is left to do; `me` is whose own tasks are counted apart. */
export async function countTasks(
  db: Database,
  scope: TaskScope & { me: string },
): Promise<TaskCounts> {
  const [counted] = await many<TaskCounts>(db, counts, scope)
  if (!counted) throw new Error('Postgres has not counted')
  return counted
}

const isAtWork = `status in ('open', 'in-progress')`

/** The first of each organisation, and of these the first: each is read from an index in its order. */
const list = `
  select ${seenColumns}
  from unnest(cast(:organisationIds as uuid[])) one (organisation)
  cross join lateral (
    select t.*, k.key_id
    from tasks t join citizen_keys k on k.citizen_id = t.citizen_id
    where t.organisation_id = one.organisation
      and (cast(:assigneeId as uuid) is null or t.assignee_id = :assigneeId)
      and (cast(:citizenId as uuid) is null or t.citizen_id = :citizenId)
      and (cast(:threadId as uuid) is null or t.thread_id = :threadId)
      and (cast(:status as text) is null or t.status = :status)
      and (cast(:kind as text) is null or t.kind = :kind)
      and (cast(:window as text) is null or t.check_window = :window)
      and (not cast(:unassigned as boolean) or t.assignee_id is null)
      and (not cast(:left as boolean) or t.${isAtWork})
      and (not cast(:overdue as boolean) or (t.${isAtWork} and t.due_at < :now))
      and (cast(:at as timestamptz) is null or (t.due_at, t.id) > (:at, cast(:id as uuid)))
    order by t.due_at, t.id limit :limit) t
  order by t.due_at, t.id limit :limit`

const counts = `
  with at_work as materialized (
    select kind, status, assignee_id, due_at, check_window, escalated_at from tasks
    where organisation_id = any(:organisationIds) and ${isAtWork}
      and (cast(:assigneeId as uuid) is null or assignee_id = :assigneeId))
  select count(*) filter (where status = 'open')::int as open,
    count(*) filter (where status = 'in-progress')::int as "inProgress",
    count(*) filter (where due_at < :now)::int as overdue,
    count(*) filter (where assignee_id is null)::int as unassigned,
    count(*) filter (where assignee_id = :me)::int as mine,
    count(*) filter (where escalated_at is not null)::int as escalated,
    (select coalesce(json_agg(w), '[]') from (
      select check_window as "window", count(*)::int as count from at_work
      where check_window is not null group by 1 order by 1) w) as "byWindow",
    (select coalesce(json_agg(n), '[]') from (
      select kind, count(*)::int as count from at_work group by 1 order by 1) n) as "byKind"
  from at_work`
