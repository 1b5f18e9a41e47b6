import type { FromSchema } from 'json-schema-to-ts'
import { Code, Id, Instant, NullableId } from './scalars.ts'
import { whole } from './whole.ts'

/** A time that a supplier can come, and nobody has. */
export const FreeTime = {
  $id: 'FreeTime',
  ...whole({ id: Id, startsAt: Instant, endsAt: Instant }),
} as const
export type FreeTime = FromSchema<typeof FreeTime>

export const MoveRequest = {
  $id: 'MoveRequest',
  ...whole({ freeTimeId: Id }),
} as const
export type MoveRequest = FromSchema<typeof MoveRequest>

export const FreeTimeRow = whole({
  id: Id,
  organisationId: Id,
  appointmentTypeCode: Code,
  employeeId: NullableId,
  startsAt: Instant,
  endsAt: Instant,
  /** Whose it is: the one winner. */
  bookingRequestId: NullableId,
})
export type FreeTimeRow = FromSchema<typeof FreeTimeRow>
