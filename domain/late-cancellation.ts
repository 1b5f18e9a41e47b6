import type { LateAnswer } from '../schemas/cancellation.ts'
import type { CancellationFacts } from './facts.ts'
import type { Words } from './language.ts'
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

/** As the supplier reads it (Danish). */
export function tellLate(answer: LateAnswer | null): string {
  return answer === null ? told.late : `${told.late} ${told[answer]}`
}

const told = {
  late: 'Aflysningen er sen.',
  'do-not-send': 'Borgeren har det godt: Send ikke nogen for at se efter.',
  'call-me': 'Borgeren vil gerne ringes op.',
}

/** As the citizen reads it on the receipt. */
export function sayLate(answer: LateAnswer | null): Words {
  return answer === null ? said.late : said[answer]
}

const said: Record<LateAnswer | 'late', Words> = {
  late: {
    da: 'Du har aflyst sent. Måske er nogen allerede på vej.',
    en: 'You cancelled late. Someone may already be on the way.',
  },
  'do-not-send': {
    da: 'Du har aflyst sent. De ved, at du har det godt, og sender ikke nogen ud for at se efter dig.',
    en: 'You cancelled late. They know that you are well, and send nobody to look after you.',
  },
  'call-me': {
    da: 'Du har aflyst sent. De ved, at du gerne vil ringes op.',
    en: 'You cancelled late. They know that you want them to call you.',
  },
}
