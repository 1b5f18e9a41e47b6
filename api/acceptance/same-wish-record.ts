import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import type { LockedThread } from '../../db/models/thread.ts'
import type { Actor } from '../../domain/actor.ts'

interface Told {
  actor: Actor
  now: Date
  sameWishId: string
  change: 'joined' | 'undone'
  textFor: (thread: LockedThread) => string
  /** The message that says so in that chat. */
  messageIds?: Map<string, string>
}

/** One entry for each chat, as its own organisation's, so that all of them read it. */
export async function recordInEach(
  trx: Database,
  threads: readonly LockedThread[],
  { actor, now, sameWishId, change, textFor, messageIds }: Told,
): Promise<void> {
  for (const thread of threads) {
    await RecordEntry.append(trx, thread.dataKey, {
      id: uuid(),
      citizenId: thread.citizenId,
      kind: 'same-wish',
      at: now.toISOString(),
      actorId: actor.id,
      organisationId: thread.organisationId,
      threadId: thread.id,
      messageId: messageIds?.get(thread.id) ?? null,
      text: textFor(thread),
      details: { sameWishId, change },
    })
  }
}
