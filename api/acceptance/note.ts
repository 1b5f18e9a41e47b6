import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { findNote, type SeenNote } from '../../db/models/note.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { type LockedThread, Thread } from '../../db/models/thread.ts'
import type { Actor } from '../../domain/actor.ts'
import { requireHttpsLinks } from '../../domain/link.ts'
import { permit } from '../../domain/policies.ts'
import { organisationOf } from './message.ts'

interface NewNote {
  actor: Actor
  threadId: string
  text: string
  now: Date
}

/** Written in the record for staff alone, also about a chat that has ended. */
export async function acceptNote(
  trx: Database,
  { actor, threadId, text, now }: NewNote,
): Promise<{ note: SeenNote; thread: LockedThread }> {
  const found = await Thread.lock(trx, threadId)
  const thread = permit(actor, 'write note', { thing: found, now })
  requireHttpsLinks({ '/text': text })
  const id = uuid()
  const organisationId = organisationOf(actor, thread)
  await RecordEntry.append(trx, thread.dataKey, {
    ...{ id, citizenId: thread.citizenId, kind: 'note', class: 'internal', text },
    ...{ actorId: actor.id, organisationId, threadId: thread.id, at: now.toISOString() },
  })
  const note = await findNote(trx, id)
  if (!note) throw new Error('Not kept')
  return { note, thread }
}
