import type { Database } from '../../db/database.ts'
import { citizenOf, joinableThreads, openTasksIn } from '../../db/models/joinable.ts'
import { oversee } from '../../db/models/overseen.ts'
import type { LockedTask } from '../../db/models/task.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { isJoinable } from '../../domain/joining.ts'
import { permit } from '../../domain/policies.ts'
import { isStanding, lockTasks } from './joined-parts.ts'

interface Chosen {
  actor: Actor
  threadIds: string[]
  now: Date
}

/** Seen across organisations from here on, where one of the chats is an own one. */
export async function requireOneCitizen(
  trx: Database,
  { actor, threadIds, now }: Chosen,
): Promise<void> {
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
export async function standingTasks(
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
