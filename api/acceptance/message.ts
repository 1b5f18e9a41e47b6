import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { Message } from '../../db/models/message.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { type LockedThread, Thread } from '../../db/models/thread.ts'
import { insertRow } from '../../db/sql.ts'
import type { Actor } from '../../domain/actor.ts'
import { onBehalfOf } from '../../domain/cancellation.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { decideReplyFor, explainReply } from '../../domain/reply-permission.ts'

interface Reply {
  actor: Actor
  threadId: string
  text: string
  now: Date
}

/** Checks the reply permission in the transaction that writes. */
export async function acceptMessage(
  trx: Database,
  reply: Reply,
): Promise<{ id: string; thread: LockedThread }> {
  const { actor, threadId, now } = reply
  const thread = permit(actor, 'read thread', { thing: await Thread.lock(trx, threadId), now })
  const decision = decideReplyFor(actor, thread, now)
  if (!decision.allowed) {
    const code = decision.code === 'thread-closed' ? 'thread-closed' : 'reply-not-permitted'
    throw new Refusal(code, { detail: notStored(explainReply(decision)) })
  }
  return { id: await write(trx, thread, reply), thread }
}

async function write(trx: Database, thread: LockedThread, reply: Reply): Promise<string> {
  const { actor, now } = reply
  const id = uuid()
  const at = now.toISOString()
  const number = thread.messageCount + 1
  await Thread.query(trx).findById(thread.id).patch({ messageCount: number, lastMessageAt: at })
  const { dataKey, citizenId } = thread
  const message = Message.sealed(dataKey, {
    id,
    threadId: thread.id,
    citizenId,
    number,
    ...authorOf(actor, thread),
    text: reply.text,
    createdAt: at,
  })
  await insertRow(trx, message)
  await RecordEntry.append(trx, dataKey, {
    id: uuid(),
    citizenId,
    kind: 'message',
    at,
    actorId: actor.id,
    organisationId: thread.organisationId,
    threadId: thread.id,
    messageId: id,
    text: reply.text,
  })
  return id
}

/** A citizen's side signs with the name; staff are known by their employment. */
function authorOf(actor: Actor, { citizenId, citizenName, organisationId }: LockedThread) {
  const { id: authorId, name } = actor
  if (actor.kind === 'employee') {
    const staff = { authorName: null, authorOrganisationId: organisationId }
    return { authorKind: 'employee' as const, authorId, ...staff }
  }
  if (authorId === citizenId) return { authorKind: 'citizen' as const, authorId, authorName: name }
  const authorName = onBehalfOf(name, citizenName)
  return { authorKind: 'representative' as const, authorId, authorName }
}

function notStored(why: { da: string; en: string }) {
  return { da: `${why.da} Din tekst er ikke gemt.`, en: `${why.en} Your text was not stored.` }
}
