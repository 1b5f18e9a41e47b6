import type { CancellationFacts } from './facts.ts'
import type { Flag, SupplierDecision } from './supplier.ts'

/** From when on a cancellation is late (RFC 3339, UTC): allowed, and said so before and after. */
export function lateFrom(startsAt: string, lateMinutes: number): string {
  return new Date(new Date(startsAt).getTime() - lateMinutes * 60_000).toISOString()
}

export function isLate(visit: { startsAt: string; lateMinutes: number }, now: Date): boolean {
  return new Date(lateFrom(visit.startsAt, visit.lateMinutes)) <= now
}

/** The supplier sees at once that someone may be on the way, and what the citizen wants done about it. */
export function flagLate(supplier: SupplierDecision, facts: CancellationFacts): SupplierDecision {
  if (!facts.late) return supplier
  const wanted: Flag[] = facts.lateAnswer ? [facts.lateAnswer] : []
  return { ...supplier, flags: [...supplier.flags, 'late-cancellation', ...wanted] }
}
