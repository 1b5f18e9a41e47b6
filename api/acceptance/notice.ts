import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { Message } from '../../db/models/message.ts'
import { type LockedThread, Thread } from '../../db/models/thread.ts'
import { insertRow } from '../../db/sql.ts'
import type { Actor } from '../../domain/actor.ts'
import { authorOf } from './message.ts'

interface Telling {
  actor: Actor
  now: Date
  textFor: (thread: LockedThread) => string
}

/** In a chat that was closed meanwhile too: what was said there no longer holds. */
export async function writeNotice(
  trx: Database,
  thread: LockedThread,
  { actor, now, textFor }: Telling,
): Promise<string> {
  const [id, at] = [uuid(), now.toISOString()]
  const number = thread.messageCount + 1
  await Thread.query(trx).findById(thread.id).patch({ messageCount: number, lastMessageAt: at })
  const { citizenId, dataKey } = thread
  const message = { id, threadId: thread.id, citizenId, number, createdAt: at }
  const said = { ...message, ...authorOf(actor, thread), text: textFor(thread) }
  await insertRow(trx, Message.sealed(dataKey, said))
  return id
}
