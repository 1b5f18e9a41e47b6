import type { TaskKind, TaskStatus } from '../../schemas/task.ts'
import type { ThreadStatus } from '../../schemas/thread.ts'
import type { Database } from '../database.ts'
import { type Place, placed } from '../place.ts'
import { many } from '../sql.ts'

export interface OverviewRow {
  kind: 'thread' | 'task'
  id: string
  threadId: string
  organisation: { id: string; code: string; name: string }
  status: ThreadStatus | TaskStatus
  at: string
  taskKind: TaskKind | null
  dueAt: string | null
  appointmentTypeId: string | null
  sameWishId: string | null
}

interface Wanted {
  citizenId: string
  after: Place | undefined
  limit: number
}

/** Heads alone, the latest first. */
export function listOverview(db: Database, wanted: Wanted): Promise<OverviewRow[]> {
  const { citizenId, after, limit } = wanted
  return many(db, list, { citizenId, ...placed(after), limit })
}

/** The join that stands, of those that were made and undone. */
const joinedIn = (part: string, id: string) => `
  (select p.same_wish_id from ${part} p join same_wishes w on w.id = p.same_wish_id
    where ${id} and w.status <> 'undone' order by w.joined_at desc limit 1) as "sameWishId"`

const list = `
  select i.kind, i.id, i."threadId", i.status, i.at, i."taskKind", i."dueAt", i."appointmentTypeId",
    i."sameWishId", json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organisation
  from (
    select 'thread' as kind, h.id, h.id as "threadId", h.organisation_id, h.status,
      h.last_message_at as at, null as "taskKind", null::timestamptz as "dueAt",
      null as "appointmentTypeId", ${joinedIn('same_wish_threads', 'p.thread_id = h.id')}
    from threads h where h.citizen_id = :citizenId
    union all
    select 'task', t.id, t.thread_id, t.organisation_id, t.status,
      t.created_at, t.kind, t.due_at, a.appointment_type_code,
      ${joinedIn('same_wish_tasks', 'p.task_id = t.id')}
    from tasks t left join appointments a on a.id = t.appointment_id
    where t.citizen_id = :citizenId) i
  join organisations o on o.id = i.organisation_id
  where cast(:at as timestamptz) is null or (i.at, i.id) < (:at, cast(:id as uuid))
  order by i.at desc, i.id desc limit :limit`
