import type { Database } from '../database.ts'
import { one } from '../sql.ts'

interface Answered {
  id: string
  employeeId: string
  at: string
  undoableUntil: string
}

/** The tasks are left in the version after the one that was joined. */
export async function answerSameWish(trx: Database, answered: Answered): Promise<void> {
  await one(trx, leaveTasks, answered)
  await one(trx, answer, answered)
}

export async function keepAnswerIn(
  trx: Database,
  part: { id: string; threadId: string; messageId: string },
): Promise<void> {
  await one(trx, answerIn, part)
}

const leaveTasks = `
  update same_wish_tasks set version = version + 1, undoable_until = :undoableUntil
  where same_wish_id = :id`

const answer = `
  update same_wishes set status = 'answered', answered_by = :employeeId, answered_at = :at,
    undoable_until = :undoableUntil, version = version + 1
  where id = :id`

const answerIn = `
  update same_wish_threads set message_id = :messageId, waiting = false
  where same_wish_id = :id and thread_id = :threadId`
