import type { CancellationFacts, ReasonDecision } from './facts.ts'

interface Period {
  from: string
  until: string | null
}

/**
 * Step 1. A reason counts as it stood when the citizen wished. A visit that was held, cancelled by
 * others or moved since then is not what the citizen wished away: nothing is cancelled unseen. What
 * was carried out stands: the visit may be cancelled because this very process did it.
 */
export function validateReason(facts: CancellationFacts): ReasonDecision {
  const { appointment, seenStartsAt, decided } = facts
  if (decided) return decided
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
