import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { lockMarks, mark } from '../../db/models/message-mark.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { Thread } from '../../db/models/thread.ts'
import type { Actor } from '../../domain/actor.ts'
import { signatureOf } from '../../domain/cancellation.ts'
import { permit } from '../../domain/policies.ts'
import { readerOf } from '../reader.ts'
import { organisationOf } from './message.ts'

interface Closing {
  actor: Actor
  threadId: string
  now: Date
}

/** Ends a thread; the next matter opens a new one. Closing what is closed changes nothing. */
export async function acceptClosing(trx: Database, closing: Closing): Promise<void> {
  const { actor, threadId, now } = closing
  const thread = permit(actor, 'close thread', { thing: await Thread.lock(trx, threadId), now })
  if (thread.threadStatus === 'closed') return
  const at = now.toISOString()
  await Thread.query(trx).findById(threadId).patch({ status: 'closed', closedAt: at })
  await RecordEntry.append(trx, thread.dataKey, {
    id: uuid(),
    citizenId: thread.citizenId,
    kind: 'thread-closed',
    at,
    actorId: actor.id,
    organisationId: thread.organisationId,
    threadId,
    text: 'Chatten er afsluttet.',
  })
}

interface Marking extends Closing {
  kind: 'shown' | 'read'
  /** Undefined reaches to the last message. */
  upTo: number | undefined
}

/** Keeps that someone has seen or read a chat up to there; whoever only looks in leaves no mark. */
export async function acceptMark(trx: Database, marking: Marking): Promise<void> {
  const { actor, threadId, kind, upTo, now } = marking
  const found = await lockMarks(trx, { threadId, readerId: actor.id })
  const thread = permit(actor, 'mark thread read', { thing: found, now })
  const isStaff = actor.kind === 'employee'
  const { readerId, readerSide } = readerOf(actor)
  await mark(trx, thread.dataKey, {
    ...{ threadId, readerId, readerSide, kind },
    organisationId: isStaff ? organisationOf(actor, thread) : null,
    signature: isStaff ? null : signatureOf(actor, thread),
    upTo: Math.min(upTo ?? thread.messageCount, thread.messageCount),
    at: now.toISOString(),
  })
}
