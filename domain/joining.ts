import type { SameWishStatus } from '../schemas/same-wish.ts'
import type { TaskKind, TaskStatus } from '../schemas/task.ts'
import type { ErrorCode } from './errors.ts'
import { sayWhen } from './language.ts'

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

/** The words of the record (Danish). */
export function tellJoined(joiner: string, others: readonly string[]): string {
  return `${joiner} har lagt henvendelsen sammen med en til ${listed(others)}. Der gives ét svar.`
}

/** The words of the record, where nobody had answered yet (Danish). */
export function tellTakenApart(undoer: string): string {
  return `${undoer} har skilt henvendelserne ad igen. Hver organisation svarer for sig.`
}

/** The words of the message and of the record (Danish). */
export function tellUndone(answeredAt: string, organisation: string): string {
  return [
    `Svaret ${sayWhen(answeredAt, 'da')} gjaldt flere henvendelser og er trukket tilbage.`,
    `Din henvendelse er åben igen, og ${organisation} svarer på den.`,
  ].join('\n')
}

export const reopenedWords = 'Opgaven er åbnet igen, fordi et fælles svar er trukket tilbage.'

function listed(names: readonly string[]): string {
  return [...new Set(names)].join(', ').replace(/, ([^,]*)$/, ' og $1')
}
