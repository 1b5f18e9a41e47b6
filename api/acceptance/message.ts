import { v7 as uuid } from 'uuid'
import type { Transaction } from '../../db/database.ts'
import { Message } from '../../db/models/message.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { type LockedThread, Thread } from '../../db/models/thread.ts'
import { insert } from '../../db/sql.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { decideReplyFor, explainReply } from '../../domain/reply-permission.ts'

interface Reply {
  actor: Actor
  threadId: string
  text: string
  now: Date
}

/** Checks the reply permission in the transaction that writes; returns the message's id. */
export async function acceptMessage(trx: Transaction, reply: Reply): Promise<string> {
  const { actor, threadId, now } = reply
  const thread = permit(actor, 'read thread', { thing: await Thread.lock(trx, threadId), now })
  const decision = decideReplyFor(actor, thread, now)
  if (!decision.allowed) {
    const code = decision.code === 'thread-closed' ? 'thread-closed' : 'reply-not-permitted'
    throw new Refusal(code, { detail: notStored(explainReply(decision)) })
  }
  return write(trx, thread, reply)
}

async function write(trx: Transaction, thread: LockedThread, reply: Reply): Promise<string> {
  const { actor, now } = reply
  const id = uuid()
  const at = now.toISOString()
  const number = thread.messageCount + 1
  await Thread.query(trx).findById(thread.id).patch({ messageCount: number, lastMessageAt: at })
  await insert(trx, Message, {
    id,
    threadId: thread.id,
    number,
    authorKind: authorKindOf(actor, thread),
    authorId: actor.id,
    authorOrganisationId: actor.kind === 'employee' ? thread.organisationId : null,
    text: reply.text,
    createdAt: at,
  })
  await RecordEntry.append(trx, {
    id: uuid(),
    citizenId: thread.citizenId,
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

function authorKindOf(actor: Actor, { citizenId }: LockedThread) {
  if (actor.kind === 'employee') return 'employee'
  return actor.id === citizenId ? 'citizen' : 'representative'
}

function notStored(why: { da: string; en: string }) {
  return { da: `${why.da} Din tekst er ikke gemt.`, en: `${why.en} Your text was not stored.` }
}
