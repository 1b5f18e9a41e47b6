import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { Thread } from '../../db/models/thread.ts'
import type { Actor } from '../../domain/actor.ts'
import { permit } from '../../domain/policies.ts'

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
