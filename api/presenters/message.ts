import type { SeenMessage } from '../../db/models/message.ts'
import { onBehalfOf } from '../../domain/cancellation.ts'
import type { Message } from '../../schemas/message.ts'

export function presentMessage(row: SeenMessage): Message {
  const { authorKind, authorName, citizenName, authorOrganisation } = row
  return {
    id: row.id,
    threadId: row.threadId,
    number: row.number,
    author: {
      kind: authorKind,
      name: authorKind === 'representative' ? onBehalfOf(authorName, citizenName) : authorName,
      organisation: authorOrganisation,
    },
    text: row.text,
    createdAt: row.createdAt,
    readAt: row.readAt,
    cancellationId: row.cancellationId,
  }
}
