import type { SeenMessage } from '../../db/models/message.ts'
import type { SeenThread } from '../../db/models/thread.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Language } from '../../domain/language.ts'
import { decideReplyFor } from '../../domain/reply-permission.ts'
import { sayReplyPermission } from '../../domain/reply-words.ts'
import type { Thread } from '../../schemas/thread.ts'
import { presentMessage } from './message.ts'

export function presentThread(
  row: SeenThread,
  lastMessage: SeenMessage | undefined,
  reader: { actor: Actor; language: Language; now: Date },
): Thread {
  const decision = decideReplyFor(reader.actor, row, reader.now)
  return {
    id: row.id,
    citizen: { id: row.citizenId, name: row.citizenName },
    organisation: {
      id: row.organisationId,
      code: row.organisationCode,
      name: row.organisation.name,
    },
    status: row.threadStatus,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    messageCount: row.messageCount,
    lastMessage: lastMessage ? presentMessage(lastMessage) : null,
    unreadCount: row.unreadCount,
    replyPermission: sayReplyPermission(decision, reader.language),
  }
}
