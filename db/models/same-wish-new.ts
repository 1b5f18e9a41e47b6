import type { Database } from '../database.ts'
import { violatedConstraint } from '../failures.ts'
import { insertRow } from '../sql.ts'
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
