import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { citizenOf, joinableThreads, openTasksIn } from '../../db/models/joinable.ts'
import { oversee } from '../../db/models/overview.ts'
import { keepSameWish } from '../../db/models/same-wish-change.ts'
import type { LockedTask } from '../../db/models/task.ts'
import type { LockedThread } from '../../db/models/thread.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { isJoinable, tellJoined } from '../../domain/joining.ts'
import { permit } from '../../domain/policies.ts'
import type { SameWishRequest } from '../../schemas/same-wish.ts'
import { inAllOf, isStanding, lockTasks, lockThreads } from './joined-parts.ts'
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
  const organisationId = organisationOf(actor, ownFirst(threads, actor) ?? thread)
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

interface Chosen {
  actor: Actor
  threadIds: string[]
  now: Date
}

/** Seen across organisations from here on, where one of the chats is an own one. */
async function requireOneCitizen(trx: Database, { actor, threadIds, now }: Chosen): Promise<void> {
  const citizenId = await citizenOf(trx, threadIds)
  if (!citizenId) throw new Refusal('not-found')
  await oversee(trx, citizenId)
  const threads = await joinableThreads(trx, threadIds)
  const organisationIds = threads.map(({ organisationId }) => organisationId)
  permit(actor, 'join wishes', { thing: { citizenId, organisationIds }, now })
  if (threads.length < threadIds.length) throw new Refusal('not-found')
  if (threads.some((one) => one.citizenId !== citizenId)) throw new Refusal('wishes-differ')
}

/** Those that were chosen, or all that are left to do in the chats. */
async function standingTasks(
  trx: Database,
  { threadIds, taskIds }: { threadIds: string[]; taskIds: string[] | undefined },
): Promise<LockedTask[]> {
  const open = await openTasksIn(trx, threadIds)
  const chosen = new Set(taskIds?.map((id) => id.toLowerCase()))
  const ids = open.map(({ id }) => id).filter((id) => !taskIds || chosen.has(id))
  const standing: LockedTask[] = []
  for (const task of await lockTasks(trx, ids)) {
    if (isJoinable(task) && (await isStanding(trx, task))) standing.push(task)
  }
  if (taskIds && standing.length < chosen.size) throw new Refusal('task-not-joinable')
  return standing
}

function ownFirst(threads: LockedThread[], actor: Actor): LockedThread | undefined {
  return threads.find(
    ({ organisationId }) =>
      actor.kind === 'employee' && actor.organisationIds.includes(organisationId),
  )
}

function asJoined({ id: taskId, status, assigneeId, version }: LockedTask) {
  if (status !== 'open' && status !== 'in-progress') throw new Refusal('task-not-joinable')
  return { taskId, status, assigneeId, version }
}
