import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { Message } from '../../db/models/message.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { type LockedThread, Thread } from '../../db/models/thread.ts'
import { insertRow } from '../../db/sql.ts'
import type { Actor } from '../../domain/actor.ts'
import { signatureOf } from '../../domain/cancellation.ts'
import { Refusal } from '../../domain/errors.ts'
import { requireHttpsLinks } from '../../domain/link.ts'
import { permit, type Thing } from '../../domain/policies.ts'
import { decideReplyFor, type ReplyDecision } from '../../domain/reply-permission.ts'
import { explainReply } from '../../domain/reply-words.ts'

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
  const decision = requireReply(actor, thread, now)
  requireHttpsLinks({ '/text': reply.text })
  return { id: await writeMessage(trx, thread, { ...reply, decision }), thread }
}

/** May it be written here, now? Refused otherwise, with why. */
export function requireReply(actor: Actor, thread: LockedThread, now: Date): ReplyDecision {
  const decision = decideReplyFor(actor, thread, now)
  if (decision.allowed) return decision
  const code = decision.code === 'thread-closed' ? 'thread-closed' : 'reply-not-permitted'
  throw new Refusal(code, { detail: notStored(explainReply(decision)) })
}

interface Permitted extends Omit<Reply, 'threadId'> {
  decision: ReplyDecision
  /** What else the entry tells in codes. */
  details?: Record<string, unknown>
}

/** What was permitted: the message, and the entry that goes with it. */
export async function writeMessage(
  trx: Database,
  thread: LockedThread,
  reply: Permitted,
): Promise<string> {
  const { actor, now, decision } = reply
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
    organisationId: organisationOf(actor, thread),
    threadId: thread.id,
    messageId: id,
    text: reply.text,
    details: {
      replyPermission: decision.code,
      settingsVersion: thread.organisation.settingsVersion,
      replyVersion: thread.replyVersion,
      ...reply.details,
    },
  })
  return id
}

/** A citizen's side signs with the name; staff are known by their employment. */
export function authorOf(actor: Actor, thread: LockedThread) {
  const { id: authorId } = actor
  if (actor.kind === 'employee') {
    const staff = { authorName: null, authorOrganisationId: organisationOf(actor, thread) }
    return { authorKind: 'employee' as const, authorId, ...staff }
  }
  const authorName = signatureOf(actor, thread)
  const isCitizen = authorId === thread.citizenId
  return {
    authorKind: isCitizen ? ('citizen' as const) : ('representative' as const),
    authorId,
    authorName,
  }
}

/** Staff write for the organisation of theirs that has to do with it: perhaps not the chat's own. */
export function organisationOf(
  actor: Actor,
  { organisationId, organisationIds }: Thing & { organisationId: string },
): string {
  if (actor.kind === 'citizen' || actor.organisationIds.includes(organisationId))
    return organisationId
  return organisationIds.find((id) => id && actor.organisationIds.includes(id)) ?? organisationId
}

function notStored(why: { da: string; en: string }) {
  return { da: `${why.da} Din tekst er ikke gemt.`, en: `${why.en} Your text was not stored.` }
}
