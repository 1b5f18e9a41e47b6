import type { CheckWindow } from '../schemas/clock.ts'
import { checkFrom, promisedAnswerBy } from './calendar.ts'
import type { TaskFacts } from './facts.ts'
import type { Timing } from './wish.ts'

/** Who has it, by when they answer, and when others are told that they have not. */
export interface Promised {
  organisationCode: string
  promisedAnswerBy: string
  escalatesAt: string
}

/** What an organisation promises, and the days on which nobody keeps promises. */
export interface Promising {
  answerWorkingDays: number
  checkWindows: CheckWindow[]
  closingDays: string[]
}

/** By when something is answered that came in at `from`, and in which check window it is looked at first. */
export function promiseFrom(
  from: string,
  { answerWorkingDays, checkWindows: windows, closingDays }: Promising,
) {
  const times = { windows, closingDays }
  return {
    promisedAnswerBy: promisedAnswerBy(from, answerWorkingDays, times),
    check: checkFrom(from, times),
  }
}

/** What is promised about a task that stands by itself: it has its time, and what comes after it. */
export function promiseOf(facts: TaskFacts): Promised {
  const { organisationCode, dueAt, escalationWorkingDays, checkWindows, closingDays } = facts
  const times = { windows: checkWindows, closingDays }
  const escalatesAt = promisedAnswerBy(dueAt, escalationWorkingDays, times)
  return { organisationCode, promisedAnswerBy: dueAt, escalatesAt }
}

/** The same with times of its own, so that one need not wait for days to see what happens. */
export function inTimeOf<P extends Promised>(
  timing: Timing | undefined,
  promised: P,
  now: Date,
): P {
  if (!timing) return promised
  const after = (ms: number) => new Date(now.getTime() + ms).toISOString()
  return {
    ...promised,
    promisedAnswerBy: after(timing.answerMs),
    escalatesAt: after(timing.answerMs + timing.escalationMs),
  }
}
