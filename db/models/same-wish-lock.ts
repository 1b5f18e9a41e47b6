import type { SameWishStatus } from '../../schemas/same-wish.ts'
import type { Database } from '../database.ts'
import { many, one } from '../sql.ts'

/** Nobody else answers or undoes it until this transaction has ended. */
export async function lockSameWish(trx: Database, id: string): Promise<LockedSameWish | undefined> {
  return one(trx, locked, { id })
}

export interface LockedSameWish {
  id: string
  citizenId: string
  status: SameWishStatus
  organisation: string
  undoableUntil: string | null
  answeredAt: string | null
  version: number
}

/** A task as it was joined, or as it was left when it was answered. */
export interface JoinedTask {
  taskId: string
  status: 'open' | 'in-progress'
  assigneeId: string | null
  version: number
}

export function joinedTasks(trx: Database, id: string): Promise<JoinedTask[]> {
  return many(trx, tasks, { id })
}

/** Answered together with others, and it may yet be undone: its process waits on. */
export async function isHeldBySameWish(
  db: Database,
  { taskId, now }: { taskId: string; now: string },
): Promise<boolean> {
  const sql = 'select from same_wish_tasks where task_id = :taskId and undoable_until > :now'
  return (await one(db, sql, { taskId, now })) !== undefined
}

const locked = `
  select w.id, w.citizen_id as "citizenId", w.status, o.name as organisation,
    w.undoable_until as "undoableUntil", w.answered_at as "answeredAt", w.version
  from same_wishes w join organisations o on o.id = w.organisation_id
  where w.id = :id for no key update of w`

const tasks = `
  select task_id as "taskId", status, assignee_id as "assigneeId", version
  from same_wish_tasks where same_wish_id = :id order by task_id`
