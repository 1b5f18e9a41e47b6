import { Message } from '../db/models/message.ts'
import { Thread } from '../db/models/thread.ts'
import { contentOf, type Hand, leaveStep, now, write } from './desk.ts'

export const openOrAppendChat: Hand<'open-or-append-chat'> = async (desk, { organisationId }) => {
  const { trx, cancellation, messageId } = desk
  const { id: cancellationId, citizenId, actorId } = cancellation
  const at = now()
  const wanted = { id: desk.threadId, citizenId, organisationId, at }
  const thread = await Thread.openOrAppend(trx, wanted)
  const { id: threadId, messageCount } = thread
  desk.thread = thread
  // another one may have been open
  desk.threadId = threadId
  write(desk, () =>
    Message.sealed(cancellation.dataKey, {
      id: messageId,
      threadId,
      citizenId,
      number: messageCount,
      authorKind: actorId === citizenId ? 'citizen' : 'representative',
      authorId: actorId,
      authorName: cancellation.signature,
      text: contentOf(desk),
      createdAt: at,
      cancellationId,
    }),
  )
  leaveStep(desk, 'chat-delivered', { threadId, messageId })
}
