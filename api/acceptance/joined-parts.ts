import type { Database } from '../../db/database.ts'
import { type LockedTask, Task } from '../../db/models/task.ts'
import { type LockedThread, Thread } from '../../db/models/thread.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'

/** Tasks before chats, each in the order of their ids, as everyone does who locks more than one. */
export async function lockTasks(trx: Database, ids: readonly string[]): Promise<LockedTask[]> {
  const locked: LockedTask[] = []
  for (const id of ids.toSorted()) {
    const task = await Task.lock(trx, id)
    if (!task) throw new Refusal('not-found')
    locked.push(task)
  }
  return locked
}

/** The same for chats, after the tasks. */
export async function lockThreads(trx: Database, ids: readonly string[]): Promise<LockedThread[]> {
  const locked: LockedThread[] = []
  for (const id of ids.toSorted()) {
    const thread = await Thread.lock(trx, id)
    if (!thread) throw new Refusal('not-found')
    locked.push(thread)
  }
  return locked
}

/** Whoever answers for all writes in each chat, also of organisations for which they don't work. */
export function inAllOf(threads: readonly LockedThread[]): LockedThread[] {
  const organisationIds = [...new Set(threads.flatMap((one) => one.organisationIds))]
  return threads.map((thread) => ({ ...thread, organisationIds }))
}

/** The first of them that is of an organisation for which the actor works. */
export function ownOf(threads: readonly LockedThread[], actor: Actor): LockedThread | undefined {
  return threads.find(
    ({ organisationId }) =>
      actor.kind === 'employee' && actor.organisationIds.includes(organisationId),
  )
}

/** The citizen may have taken it back, though the process has not got there yet. */
export async function isStanding(trx: Database, task: LockedTask): Promise<boolean> {
  return task.status !== 'withdrawn' && !(await Task.isWithdrawn(trx, task.cancellationId))
}
