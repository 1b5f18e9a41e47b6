import type { SeenMessage } from '../../db/models/message.ts'
import type { SeenThread } from '../../db/models/thread.ts'
import { decideReplyFor } from '../../domain/reply-permission.ts'
import { sayReplyPermission } from '../../domain/reply-words.ts'
import type { Thread } from '../../schemas/thread.ts'
import { type MessageReader, presentMessage } from './message.ts'

export function presentThread(
  row: SeenThread,
  lastMessage: SeenMessage | undefined,
  reader: MessageReader,
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
    lastMessage: lastMessage ? presentMessage(lastMessage, reader) : null,
    unreadCount: row.unreadCount,
    ...(reader.actor.kind === 'employee' && { unreadByTeam: row.unreadByTeam }),
    replyPermission: sayReplyPermission(decision, reader.language),
  }
}
