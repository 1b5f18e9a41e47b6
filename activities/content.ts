import type { LockedWish } from '../db/models/wish.ts'
import { tellCancellation } from '../domain/cancellation.ts'

/** What a task and its message say: one text, so that they always agree (Danish). */
export function contentOf(wish: LockedWish): string {
  if (wish.kind === 'task') return wish.text
  const { signature: authorName, typeName: appointmentType, startsAt, reason, text } = wish
  const { late, lateAnswer } = wish
  return tellCancellation({
    authorName,
    appointmentType,
    startsAt,
    reason,
    text,
    late: late ? { answer: lateAnswer } : null,
  })
}
