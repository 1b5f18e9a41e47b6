import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { violatedConstraint } from '../../db/failures.ts'
import { Organisation } from '../../db/models/organisation.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { ReplyRequest } from '../../db/models/reply-request.ts'
import { Task } from '../../db/models/task.ts'
import { type LockedThread, Thread } from '../../db/models/thread.ts'
import { insertRow } from '../../db/sql.ts'
import type { Actor } from '../../domain/actor.ts'
import { dayOf } from '../../domain/calendar.ts'
import { signatureOf } from '../../domain/cancellation.ts'
import { Refusal } from '../../domain/errors.ts'
import { may, permit } from '../../domain/policies.ts'
import { promiseFrom } from '../../domain/promise.ts'
import { decideReplyFor } from '../../domain/reply-permission.ts'
import { requireAskable, tellReplyRequest } from '../../domain/reply-request.ts'

interface WantedReply {
  actor: Actor
  threadId: string
  now: Date
}

interface Requested {
  thread: LockedThread
  requestedAt: string
  promisedAnswerBy: string
}

/** Makes a task of it for the organisation; its process is started by the relay. */
export async function acceptReplyRequest(trx: Database, wanted: WantedReply): Promise<Requested> {
  const { actor, threadId, now } = wanted
  const found = await Thread.lock(trx, threadId)
  const thread = permit(actor, 'read thread', { thing: found, now })
  if (!may(actor, 'ask to reply', { thing: thread, now })) throw new Refusal('forbidden')
  requireAskable(decideReplyFor(actor, thread, now))
  const requestedAt = now.toISOString()
  const taskId = uuid()
  await keep(trx, { taskId, thread, actorId: actor.id, at: requestedAt })
  const promising = await Organisation.promising(trx, thread.organisationId)
  const { promisedAnswerBy, check } = promiseFrom(requestedAt, promising)
  const { citizenId, organisationId, dataKey } = thread
  const about = { citizenId, organisationId, threadId: thread.id }
  const text = tellReplyRequest(signatureOf(actor, thread))
  const task = Task.sealed(dataKey, {
    ...{ id: taskId, kind: 'reply-request', ...about, text, flags: [] },
    ...{ cancellationId: null, appointmentId: null, assigneeId: null },
    ...{ dueAt: promisedAnswerBy, checkWindow: check?.window ?? null, checkAt: check?.at ?? null },
    createdAt: requestedAt,
  })
  await insertRow(trx, task)
  await RecordEntry.append(trx, dataKey, {
    ...{ id: uuid(), kind: 'reply-request', at: requestedAt, actorId: actor.id, ...about },
    ...{ taskId, text, details: { promisedAnswerBy } },
  })
  return { thread, requestedAt, promisedAnswerBy }
}

interface Kept {
  taskId: string
  thread: LockedThread
  actorId: string
  at: string
}

/** Once for each chat and day in Denmark, whoever of the citizen's side asks. */
async function keep(trx: Database, { taskId, thread, actorId, at }: Kept): Promise<void> {
  const { id: threadId, citizenId } = thread
  try {
    await ReplyRequest.keep(trx, { taskId, threadId, citizenId, actorId, day: dayOf(at), at })
  } catch (error) {
    if (violatedConstraint(error) === 'one_reply_request_a_day') {
      throw new Refusal('reply-already-requested')
    }
    throw error
  }
}
