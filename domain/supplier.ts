import { promisedAnswerBy } from './calendar.ts'
import type { SupplierFacts, WhoFacts } from './facts.ts'
import { promiseFrom } from './promise.ts'

export type Flag =
  | 'supplier-unknown'
  | 'employee-gone'
  | 'organisation-closed'
  | 'late-cancellation'
  | 'do-not-send'
  | 'call-me'

/** Who shall do it, and what someone should know about that. */
export interface SupplierDecision {
  organisationId: string
  organisationCode: string
  settingsVersion: number
  /** Null leaves the task to the whole organisation. */
  employeeId: string | null
  /** RFC 3339, UTC: the citizen hears from someone by then. */
  promisedAnswerBy: string
  /** Others are told then, if nobody has answered. */
  escalatesAt: string
  /** When the team looks at it first; null where it has no check windows. */
  check: { window: string; at: string } | null
  flags: Flag[]
}

/**
 * Step 2. The appointment's supplier; an unknown or closed one gives way to the municipality's own
 * contact unit, flagged, so that the wish is never lost. The employee gets the task too where the
 * supplier is set up so and the employee still works there.
 */
export function resolveSupplier(facts: WhoFacts): SupplierDecision {
  const { supplier, employee, contactUnit } = facts
  if (!supplier?.active) return decide(contactUnit, facts, { flags: ['supplier-unknown'] })
  if (!supplier.tasksToEmployee || !employee) return decide(supplier, facts, {})
  const there = employee.active && employee.worksForSupplier
  const special = there ? { employeeId: employee.id } : { flags: ['employee-gone' as const] }
  return decide(supplier, facts, special)
}

function decide(
  unit: SupplierFacts,
  { acceptedAt, closingDays = [] }: Omit<WhoFacts, 'supplier' | 'employee'>,
  special: { employeeId?: string; flags?: Flag[] },
): SupplierDecision {
  const { answerWorkingDays, escalationWorkingDays = 1, checkWindows = [] } = unit
  const promised = promiseFrom(acceptedAt, { answerWorkingDays, checkWindows, closingDays })
  const { promisedAnswerBy: by } = promised
  return {
    organisationId: unit.organisationId,
    organisationCode: unit.code,
    settingsVersion: unit.settingsVersion,
    employeeId: special.employeeId ?? null,
    ...promised,
    escalatesAt: promisedAnswerBy(by, escalationWorkingDays, {
      windows: checkWindows,
      closingDays,
    }),
    flags: special.flags ?? [],
  }
}
