import { v7 as uuid } from 'uuid'
import { Message } from '../db/models/message.ts'
import { Task } from '../db/models/task.ts'
import { Thread } from '../db/models/thread.ts'
import { insert } from '../db/sql.ts'
import { contentOf, type Hand, leaveStep, now } from './desk.ts'

export const openOrAppendChat: Hand<'open-or-append-chat'> = async (desk, { organisationId }) => {
  const { trx, cancellation } = desk
  const { id: cancellationId, citizenId, actorId } = cancellation
  const at = now()
  const { id, number } = await Thread.openOrAppend(trx, {
    // the id of an open thread is taken; should that be closed by now, a new one needs its own
    id: desk.threadId === cancellation.openThreadId ? uuid() : desk.threadId,
    citizenId,
    organisationId,
    at,
  })
  // another thread was opened, or ours closed, since the desk was laid
  if (id !== desk.threadId) await Task.query(trx).findById(desk.taskId).patch({ threadId: id })
  desk.threadId = id
  await insert(trx, Message, {
    id: desk.messageId,
    threadId: id,
    number,
    authorKind: actorId === citizenId ? 'citizen' : 'representative',
    authorId: actorId,
    text: contentOf(desk),
    createdAt: at,
    cancellationId,
  })
  leaveStep(desk, 'chat-delivered', { threadId: id, messageId: desk.messageId })
}
