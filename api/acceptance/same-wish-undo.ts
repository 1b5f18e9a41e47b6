import type { Database } from '../../db/database.ts'
import { undoSameWish } from '../../db/models/same-wish-change.ts'
import type { LockedThread } from '../../db/models/thread.ts'
import { Refusal } from '../../domain/errors.ts'
import { tellTakenApart, tellUndone } from '../../domain/joined-told.ts'
import { whyNotUndoable } from '../../domain/joining.ts'
import { requireVersion } from '../versions.ts'
import { inAllOf, lockThreads, ownOf } from './joined-parts.ts'
import { writeNotice } from './notice.ts'
import { reopenTasks } from './reopened-tasks.ts'
import { openSameWish, type WantedSameWish } from './same-wish-lock.ts'
import { recordInEach } from './same-wish-record.ts'

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
  const undoer = ownOf(threads, actor)?.organisation.name ?? wish.organisation
  const textFor = (thread: LockedThread) =>
    answeredAt === null ? tellTakenApart(undoer) : tellUndone(answeredAt, thread.organisation.name)
  const told = { actor, now, sameWishId: id, change: 'undone' as const, textFor }
  const messageIds = new Map<string, string>()
  if (answeredAt !== null) {
    for (const thread of threads) messageIds.set(thread.id, await writeNotice(trx, thread, told))
  }
  await recordInEach(trx, threads, { ...told, messageIds })
  await undoSameWish(trx, { id, employeeId: actor.id, at: now.toISOString() })
}
