import type { CancellationFacts, SupplierFacts } from '../../domain/facts.ts'

export interface Facts extends Partial<Omit<CancellationFacts, 'appointment' | 'supplier'>> {
  appointment?: Partial<CancellationFacts['appointment']>
  supplier?: Partial<SupplierFacts> | null
}

const startsAt = '2026-11-25T09:00:00.000Z'

export function someSupplier(more: Partial<SupplierFacts> = {}): SupplierFacts {
  return {
    organisationId: 'nord-id',
    code: 'nord',
    active: true,
    tasksToEmployee: false,
    chatOpening: 'organisation',
    answerWorkingDays: 1,
    settingsVersion: 7,
    ...more,
  }
}

/** Anna's visit by Nord tomorrow, wished away on a Tuesday for an allowed reason, but for what is said. */
export function someFacts({ appointment, supplier, ...more }: Facts = {}): CancellationFacts {
  return {
    acceptedAt: '2026-11-24T08:00:00.000Z',
    reasonCode: 'not-home',
    seenStartsAt: startsAt,
    appointment: { id: 'visit', typeCode: 'cleaning', status: 'booked', startsAt, ...appointment },
    reasonPeriods: [{ from: '2024-01-01T00:00:00.000Z', until: null }],
    supplier: supplier === null ? null : someSupplier(supplier),
    employee: { id: 'eva', active: true, worksForSupplier: true },
    contactUnit: someSupplier({
      organisationId: 'contact-id',
      code: 'contact',
      answerWorkingDays: 3,
      settingsVersion: 2,
    }),
    ...more,
  }
}
