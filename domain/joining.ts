import type { SameWishStatus } from '../schemas/same-wish.ts'
import type { TaskKind, TaskStatus } from '../schemas/task.ts'
import type { ErrorCode } from './errors.ts'

/** How long an answer for several chats can be taken back, in hours. */
export const undoHours = 24

export function undoableUntil(answeredAt: Date): string {
  return new Date(answeredAt.getTime() + undoHours * 3_600_000).toISOString()
}

/**
 * A wish for a time is answered by offering times, and its process would end by another answer: its chat
 * can be joined, its task stays.
 */
export function isJoinable({ kind, status }: { kind: TaskKind; status: TaskStatus }): boolean {
  return kind !== 'booking-request' && (status === 'open' || status === 'in-progress')
}

/** Why chats that were joined can't be answered together any more. */
export function whyNotAnswerable(status: SameWishStatus): ErrorCode | undefined {
  if (status === 'answered') return 'same-wish-answered'
  return status === 'undone' ? 'same-wish-undone' : undefined
}

/** Why they can't be taken apart again. */
export function whyNotUndoable(
  { undoableUntil: until }: { undoableUntil: string | null },
  now: Date,
): ErrorCode | undefined {
  return until !== null && new Date(until) <= now ? 'same-wish-final' : undefined
}
