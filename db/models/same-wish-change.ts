/** Joined, answered, undone: what each writes. */
import type { Database } from '../database.ts'
import { violatedConstraint } from '../failures.ts'
import { insertRow, one } from '../sql.ts'
import type { JoinedTask } from './same-wish-lock.ts'

interface NewSameWish {
  id: string
  citizenId: string
  organisationId: string
  joinedBy: string
  joinedAt: string
}

export interface JoinedThread {
  id: string
  organisationId: string
}

/** Chats and tasks in the order of their ids; false where one of the chats waits for another answer. */
export async function keepSameWish(
  trx: Database,
  wish: NewSameWish,
  { threads, tasks }: { threads: JoinedThread[]; tasks: JoinedTask[] },
): Promise<boolean> {
  const of = { sameWishId: wish.id, citizenId: wish.citizenId }
  await insertRow(trx, { table: 'same_wishes', values: { ...wish, status: 'joined' } })
  try {
    for (const { id: threadId, organisationId } of threads) {
      const values = { ...of, threadId, organisationId }
      await insertRow(trx, { table: 'same_wish_threads', values })
    }
  } catch (error) {
    if (violatedConstraint(error) === 'one_waiting_same_wish') return false
    throw error
  }
  for (const task of tasks) {
    await insertRow(trx, { table: 'same_wish_tasks', values: { ...of, ...task } })
  }
  return true
}

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

/** The last of it: from here on nothing of other organisations can be changed by it. */
export async function undoSameWish(
  trx: Database,
  undone: { id: string; employeeId: string; at: string },
): Promise<void> {
  await one(trx, stopWaiting, undone)
  await one(trx, forgetTasks, undone)
  await one(trx, undo, undone)
}

const stopWaiting = `
  update same_wish_threads set waiting = false where same_wish_id = :id and waiting`

const forgetTasks = `
  update same_wish_tasks set undoable_until = null
  where same_wish_id = :id and undoable_until is not null`

const undo = `
  update same_wishes set status = 'undone', undone_by = :employeeId, undone_at = :at,
    version = version + 1
  where id = :id`
