import type { CancellationFacts } from './facts.ts'

export type ReasonDecision =
  | { allowed: true }
  | { allowed: false; code: 'reason-not-allowed' | 'appointment-changed' }

interface Period {
  from: string
  until: string | null
}

/**
 * Step 1. A reason counts as it stood when the citizen wished. A visit that was held, cancelled by
 * others or moved since then is not what the citizen wished away: nothing is cancelled unseen.
 */
export function validateReason(facts: CancellationFacts): ReasonDecision {
  const { appointment, seenStartsAt } = facts
  const same = appointment.status === 'booked' && appointment.startsAt === seenStartsAt
  if (!same) return { allowed: false, code: 'appointment-changed' }
  return isReasonAllowed(facts.reasonPeriods, facts.acceptedAt)
    ? { allowed: true }
    : { allowed: false, code: 'reason-not-allowed' }
}

export function isReasonAllowed(periods: Period[], at: string): boolean {
  const then = new Date(at)
  return periods.some(
    ({ from, until }) => new Date(from) <= then && (until === null || then < new Date(until)),
  )
}
