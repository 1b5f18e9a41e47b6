import type { LockedBookingWish } from '../db/models/booking-request.ts'
import type { LockedWish } from '../db/models/wish.ts'
import { tellBookingRequest } from '../domain/booking-words.ts'
import { tellCancellation } from '../domain/cancellation.ts'

/** What a task and its message say: one text, so that they always agree (Danish). */
export function contentOf(wish: LockedWish): string {
  if (wish.kind === 'task') return wish.text
  if (wish.kind === 'disclosure-request') throw new Error('It has neither a task nor a chat')
  if (wish.kind === 'booking-request') return tellBookingRequest(bookingOf(wish))
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

function bookingOf(wish: LockedBookingWish) {
  const { signature: authorName, typeName: appointmentType } = wish
  const { replacedStartsAt, preferredTimes, text } = wish
  return { authorName, appointmentType, replacedStartsAt, preferredTimes, text }
}
