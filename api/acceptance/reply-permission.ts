import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { Employee } from '../../db/models/employee.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { findReplyFacts, type ReplyFacts } from '../../db/models/reply-facts.ts'
import { ReplyRequest } from '../../db/models/reply-request.ts'
import { type LockedThread, Thread } from '../../db/models/thread.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { requireHttpsLinks } from '../../domain/link.ts'
import { permit } from '../../domain/policies.ts'
import type { ReplyPermissionChange } from '../../schemas/reply-permission.ts'
import { requireVersion } from '../versions.ts'
import { finishTask } from './task.ts'

interface WantedOpening {
  actor: Actor
  threadId: string
  change: ReplyPermissionChange
  ifMatch: string
  now: Date
}

interface Opened {
  thread: ReplyFacts
  /** Tasks of citizens who asked for it: they are done. */
  doneTaskIds: string[]
}

/** Opens or closes one thread for the citizen's side, and keeps the reason in the record. */
export async function acceptReplyPermission(trx: Database, wanted: WantedOpening): Promise<Opened> {
  const { actor, threadId, change, now } = wanted
  // a process that reminds of a task locks that first too, and the chat afterwards
  if (change.open) await ReplyRequest.lockOpenTasks(trx, threadId)
  const found = await Thread.lock(trx, threadId)
  const thread = permit(actor, 'open thread to reply', { thing: found, now })
  requireVersion(wanted.ifMatch, thread.replyVersion)
  requireHttpsLinks({ '/reason': change.reason })
  if (thread.threadStatus === 'closed') throw new Refusal('thread-closed')
  const replyEmployeeId = change.to === 'employee' ? (change.employeeId ?? actor.id) : null
  await requireEmployee(trx, replyEmployeeId, thread.organisationId)
  await Thread.query(trx)
    .findById(threadId)
    .patch({
      replyOpen: change.open,
      replyTo: change.to ?? 'organisation',
      replyEmployeeId,
      replyUntil: change.until ?? null,
      replyVersion: thread.replyVersion + 1,
    })
  await record(trx, thread, wanted)
  const doneTaskIds = change.open ? await finishRequests(trx, wanted) : []
  const changed = await findReplyFacts(trx, threadId)
  if (!changed) throw new Refusal('not-found')
  return { thread: changed, doneTaskIds }
}

/** Also those that came in while this one waited for the chat. */
async function finishRequests(trx: Database, wanted: WantedOpening): Promise<string[]> {
  const tasks = await ReplyRequest.lockOpenTasks(trx, wanted.threadId)
  for (const task of tasks) await finishTask(trx, wanted, { task, outcome: 'agreed' })
  return tasks.map(({ id }) => id)
}

async function requireEmployee(trx: Database, id: string | null, organisationId: string) {
  if (id === null || (await Employee.worksFor(trx, id, organisationId))) return
  throw new Refusal('assignee-unknown', {
    errors: [
      { pointer: '/employeeId', detail: "is no active employee of the chat's organisation" },
    ],
  })
}

async function record(trx: Database, thread: LockedThread, wanted: WantedOpening) {
  const { open, to, until, reason } = wanted.change
  await RecordEntry.append(trx, thread.dataKey, {
    id: uuid(),
    citizenId: thread.citizenId,
    kind: 'reply-permission',
    at: wanted.now.toISOString(),
    actorId: wanted.actor.id,
    organisationId: thread.organisationId,
    threadId: thread.id,
    text: `${open ? 'Chatten er åbnet for svar' : 'Chatten er lukket for svar'}. Begrundelse: ${reason}`,
    details: { open, to, until: until ?? null, version: thread.replyVersion + 1 },
  })
}
