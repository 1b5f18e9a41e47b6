import type { SeenMessage } from '../../db/models/message.ts'
import type { Message } from '../../schemas/message.ts'

export function presentMessage(row: SeenMessage): Message {
  const { authorKind, authorName, staffName, authorOrganisation } = row
  return {
    id: row.id,
    threadId: row.threadId,
    number: row.number,
    author: {
      kind: authorKind,
      name: authorName ?? staffName,
      organisation: authorOrganisation,
    },
    text: row.text,
    createdAt: row.createdAt,
    readAt: row.readAt,
    cancellationId: row.cancellationId,
  }
}
