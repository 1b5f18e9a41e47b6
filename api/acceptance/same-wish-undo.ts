import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { Message } from '../../db/models/message.ts'
import { undoSameWish } from '../../db/models/same-wish-change.ts'
import { Task } from '../../db/models/task.ts'
import { type LockedThread, Thread } from '../../db/models/thread.ts'
import { insertRow } from '../../db/sql.ts'
import { Refusal } from '../../domain/errors.ts'
import { reopenedWords, tellTakenApart, tellUndone, whyNotUndoable } from '../../domain/joining.ts'
import { requireVersion } from '../versions.ts'
import { inAllOf, lockThreads } from './joined-parts.ts'
import { authorOf } from './message.ts'
import { lockUnchanged, openSameWish, type WantedSameWish } from './same-wish-lock.ts'
import { recordInEach } from './same-wish-record.ts'
import { recordTask } from './task.ts'

interface WantedUndo extends WantedSameWish {
  ifMatch: string
}

/** Takes them apart again; an answer is taken back, and its tasks are what they were. Twice is once. */
export async function acceptSameWishUndo(trx: Database, wanted: WantedUndo): Promise<void> {
  const { actor, id, ifMatch, now } = wanted
  const { wish, threadIds } = await openSameWish(trx, wanted)
  if (wish.status === 'undone') return
  requireVersion(ifMatch, wish.version)
  const why = whyNotUndoable(wish, now)
  if (why) throw new Refusal(why)
  const { answeredAt } = wish
  if (answeredAt !== null) await reopenTasks(trx, wanted)
  const threads = inAllOf(await lockThreads(trx, threadIds))
  const textFor = (thread: LockedThread) =>
    answeredAt === null
      ? tellTakenApart(wish.organisation)
      : tellUndone(answeredAt, thread.organisation.name)
  const told = { actor, now, sameWishId: id, change: 'undone' as const, textFor }
  const messageIds = new Map<string, string>()
  if (answeredAt !== null) {
    for (const thread of threads) messageIds.set(thread.id, await tell(trx, thread, told))
  }
  await recordInEach(trx, threads, { ...told, messageIds })
  await undoSameWish(trx, { id, employeeId: actor.id, at: now.toISOString() })
}

async function reopenTasks(trx: Database, { actor, id, now }: WantedSameWish): Promise<void> {
  const tasks = await lockUnchanged(trx, id, async (task) => task.status === 'done')
  for (const { task, joined } of tasks) {
    const { status, assigneeId } = joined
    const changes = { status, assigneeId, outcome: null, doneAt: null, version: task.version + 1 }
    await Task.query(trx).findById(task.id).patch(changes)
    const change = { before: task, after: { ...task, ...changes }, text: reopenedWords }
    await recordTask(trx, { actor, now }, change)
  }
}

interface Telling extends Pick<WantedSameWish, 'actor' | 'now'> {
  textFor: (thread: LockedThread) => string
}

/** In a chat that was closed meanwhile too: what was said there no longer holds. */
async function tell(
  trx: Database,
  thread: LockedThread,
  { actor, now, textFor }: Telling,
): Promise<string> {
  const [id, at] = [uuid(), now.toISOString()]
  const number = thread.messageCount + 1
  await Thread.query(trx).findById(thread.id).patch({ messageCount: number, lastMessageAt: at })
  const { citizenId, dataKey } = thread
  const message = { id, threadId: thread.id, citizenId, number, createdAt: at }
  const said = { ...message, ...authorOf(actor, thread), text: textFor(thread) }
  await insertRow(trx, Message.sealed(dataKey, said))
  return id
}
