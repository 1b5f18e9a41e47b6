import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, Reason } from './scalars.ts'
import { whole } from './whole.ts'

/** Why someone from outside must look at a citizen now. */
export const BreakGlassRequest = {
  $id: 'BreakGlassRequest',
  ...whole({ reason: Reason }),
} as const

/** Whom one may look at, and until when. */
export const BreakGlass = {
  $id: 'BreakGlass',
  ...whole({ citizenId: Id, until: Instant }),
} as const

export const BreakGlassRow = whole({
  id: Id,
  employeeId: Id,
  citizenId: Id,
  /** Sealed by the citizen's key. */
  reason: { type: 'string' },
  startsAt: Instant,
  endsAt: Instant,
})
export type BreakGlassRow = FromSchema<typeof BreakGlassRow>
