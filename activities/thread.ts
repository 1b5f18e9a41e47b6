import { Message } from '../db/models/message.ts'
import { Thread } from '../db/models/thread.ts'
import { contentOf } from './content.ts'
import { aboutOf, type Hand, leaveStep, now, write } from './desk.ts'

export const openOrAppendChat: Hand<'open-or-append-chat'> = async (desk, { organisationId }) => {
  const { trx, wish, messageId } = desk
  const { citizenId, actorId } = wish
  const { cancellationId } = aboutOf(wish)
  const at = now()
  const wanted = { id: desk.threadId, citizenId, organisationId, at, openedBy: actorId }
  const thread = await Thread.openOrAppend(trx, wanted)
  const { id: threadId, messageCount } = thread
  desk.thread = thread
  // another one may have been open
  desk.threadId = threadId
  write(desk, () =>
    Message.sealed(wish.dataKey, {
      id: messageId,
      threadId,
      citizenId,
      number: messageCount,
      authorKind: actorId === citizenId ? 'citizen' : 'representative',
      authorId: actorId,
      authorName: wish.signature,
      text: contentOf(wish),
      createdAt: at,
      cancellationId,
    }),
  )
  leaveStep(desk, 'chat-delivered', { threadId, messageId })
}
