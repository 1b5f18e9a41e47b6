import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { keepSameWish } from '../../db/models/same-wish-change.ts'
import type { LockedTask } from '../../db/models/task.ts'
import type { LockedThread } from '../../db/models/thread.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { tellJoined } from '../../domain/joined-told.ts'
import type { SameWishRequest } from '../../schemas/same-wish-request.ts'
import { requireOneCitizen, standingTasks } from './joinable.ts'
import { inAllOf, lockThreads, ownOf } from './joined-parts.ts'
import { organisationOf } from './message.ts'
import { recordInEach } from './same-wish-record.ts'

interface WantedJoin {
  actor: Actor
  wish: SameWishRequest
  now: Date
}

/** Says that chats of one citizen get one answer; nothing is written in them yet, no task changes. */
export async function acceptSameWish(
  trx: Database,
  { actor, wish, now }: WantedJoin,
): Promise<{ id: string; thread: LockedThread }> {
  const threadIds = wish.threadIds.map((id) => id.toLowerCase()).sort()
  await requireOneCitizen(trx, { actor, threadIds, now })
  const tasks = await standingTasks(trx, { threadIds, taskIds: wish.taskIds })
  const threads = inAllOf(await lockThreads(trx, threadIds))
  if (threads.some(({ threadStatus }) => threadStatus === 'closed')) {
    throw new Refusal('thread-closed')
  }
  const [thread] = threads
  if (!thread) throw new Refusal('not-found')
  const { citizenId } = thread
  const id = uuid()
  const organisationId = organisationOf(actor, ownOf(threads, actor) ?? thread)
  const made = { id, citizenId, organisationId, joinedBy: actor.id, joinedAt: now.toISOString() }
  const parts = { threads, tasks: tasks.map(asJoined) }
  if (!(await keepSameWish(trx, made, parts))) throw new Refusal('thread-already-joined')
  const nameOf = (one: LockedThread) => one.organisation.name
  const joiner = threads.find((one) => one.organisationId === organisationId) ?? thread
  await recordInEach(trx, threads, {
    ...{ actor, now, sameWishId: id, change: 'joined' },
    textFor: (one) => tellJoined(nameOf(joiner), threads.filter((t) => t !== one).map(nameOf)),
  })
  return { id, thread }
}

function asJoined({ id: taskId, status, assigneeId, version }: LockedTask) {
  if (status !== 'open' && status !== 'in-progress') throw new Refusal('task-not-joinable')
  return { taskId, status, assigneeId, version }
}
