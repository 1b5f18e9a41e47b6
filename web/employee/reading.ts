import type { Message } from '../../schemas/message.ts'
import { markSeen } from '../conversation.ts'
import type { Asked } from '../page.ts'

interface Shown {
  threadId: string
  messages: Message[]
  /** As the others are told who has read. */
  reader: string
}

/** Others are told that it was read here, where that is news to them; nobody waits for it. */
export function tellRead(asked: Asked, { threadId, messages, reader }: Shown): void {
  const isNews = messages.some(({ author, seenBy = [] }) => {
    const isTold = seenBy.some(
      ({ name, readAt }) => name === reader && (asked.unseen || readAt !== null),
    )
    return ['citizen', 'representative'].includes(author.kind) && !isTold
  })
  if (isNews) markSeen(asked, threadId, messages).catch(() => undefined)
}
