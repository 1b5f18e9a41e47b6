import type { SameWishStatus } from '../../schemas/same-wish.ts'
import type { TaskStatus } from '../../schemas/task.ts'
import type { Database } from '../database.ts'
import { one } from '../sql.ts'

interface Unit {
  id: string
  code: string
  name: string
}

export interface SeenSameWish {
  id: string
  citizenId: string
  status: SameWishStatus
  organisation: Unit
  joinedBy: string
  joinedAt: string
  answeredBy: string | null
  answeredAt: string | null
  undoableUntil: string | null
  undoneBy: string | null
  undoneAt: string | null
  version: number
  threads: { threadId: string; organisation: Unit; messageId: string | null }[]
  tasks: { taskId: string; threadId: string; status: TaskStatus }[]
}

/** With its parts, in the order of their ids; the names are those of staff. */
export async function findSameWish(db: Database, id: string): Promise<SeenSameWish | undefined> {
  const found = await one<SeenSameWish>(db, seen, { id })
  return found && { ...found, undoableUntil: utc(found.undoableUntil) }
}

function utc(at: string | null): string | null {
  return at && new Date(at).toISOString()
}

const unit = (of: string) =>
  `json_build_object('id', ${of}.id, 'code', ${of}.code, 'name', ${of}.name)`

const seen = `
  select w.id, w.citizen_id as "citizenId", w.status, ${unit('o')} as organisation,
    j.name as "joinedBy", w.joined_at as "joinedAt", a.name as "answeredBy",
    w.answered_at as "answeredAt", w.undoable_until as "undoableUntil", u.name as "undoneBy",
    w.undone_at as "undoneAt", w.version,
    (select json_agg(json_build_object('threadId', p.thread_id, 'organisation', ${unit('po')},
        'messageId', p.message_id) order by p.thread_id)
      from same_wish_threads p join organisations po on po.id = p.organisation_id
      where p.same_wish_id = w.id) as threads,
    (select coalesce(json_agg(json_build_object('taskId', t.id, 'threadId', t.thread_id,
        'status', t.status) order by t.id), '[]')
      from same_wish_tasks p join tasks t on t.id = p.task_id
      where p.same_wish_id = w.id) as tasks
  from same_wishes w
  join organisations o on o.id = w.organisation_id
  join employees j on j.id = w.joined_by
  left join employees a on a.id = w.answered_by
  left join employees u on u.id = w.undone_by
  where w.id = :id`
