import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, Reason } from './scalars.ts'

/** Why someone from outside must look at a citizen now. */
export const BreakGlassRequest = {
  $id: 'BreakGlassRequest',
  type: 'object',
  required: ['reason'],
  properties: { reason: Reason },
  additionalProperties: false,
} as const

/** Whom one may look at, and until when. */
export const BreakGlass = {
  $id: 'BreakGlass',
  type: 'object',
  required: ['citizenId', 'until'],
  properties: { citizenId: Id, until: Instant },
  additionalProperties: false,
} as const

export const BreakGlassRow = {
  type: 'object',
  required: ['id', 'employeeId', 'citizenId', 'reason', 'startsAt', 'endsAt'],
  properties: {
    id: Id,
    employeeId: Id,
    citizenId: Id,
    /** Sealed by the citizen's key. */
    reason: { type: 'string' },
    startsAt: Instant,
    endsAt: Instant,
  },
  additionalProperties: false,
} as const
export type BreakGlassRow = FromSchema<typeof BreakGlassRow>
