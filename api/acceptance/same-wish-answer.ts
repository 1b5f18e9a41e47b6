import type { Database } from '../../db/database.ts'
import { answerSameWish, keepAnswerIn } from '../../db/models/same-wish-change.ts'
import type { LockedThread } from '../../db/models/thread.ts'
import { Refusal } from '../../domain/errors.ts'
import { isJoinable, undoableUntil, whyNotAnswerable } from '../../domain/joining.ts'
import { requireHttpsLinks } from '../../domain/link.ts'
import type { SameWishAnswer } from '../../schemas/same-wish-request.ts'
import { inAllOf, isStanding, lockThreads } from './joined-parts.ts'
import { requireReply, writeMessage } from './message.ts'
import { openSameWish, type WantedSameWish } from './same-wish-lock.ts'
import { finishTask } from './task.ts'
import { lockUnchanged } from './unchanged-tasks.ts'

interface WantedAnswer extends WantedSameWish {
  answer: SameWishAnswer
}

/**
 * One answer in each of the chats, and their tasks are done: all of it or nothing. The processes of
 * the tasks are told when it can't be undone any more.
 */
export async function acceptSameAnswer(trx: Database, wanted: WantedAnswer): Promise<LockedThread> {
  const { actor, id, answer, now } = wanted
  const { wish, threadIds } = await openSameWish(trx, wanted)
  const why = whyNotAnswerable(wish.status)
  if (why) throw new Refusal(why)
  const { text, outcome = 'agreed' } = answer
  requireHttpsLinks({ '/text': text })
  const tasks = await lockUnchanged(
    trx,
    id,
    async (task) => isJoinable(task) && (await isStanding(trx, task)),
  )
  const threads = inAllOf(await lockThreads(trx, threadIds))
  for (const { task } of tasks) await finishTask(trx, { actor, now }, { task, outcome })
  for (const thread of threads) {
    const decision = requireReply(actor, thread, now)
    const said = { actor, text, now, decision, details: { sameWishId: id } }
    const messageId = await writeMessage(trx, thread, said)
    await keepAnswerIn(trx, { id, threadId: thread.id, messageId })
  }
  const at = now.toISOString()
  const answered = { id, employeeId: actor.id, at, undoableUntil: undoableUntil(now) }
  await answerSameWish(trx, answered)
  const [thread] = threads
  if (!thread) throw new Refusal('not-found')
  return thread
}
