import type { FromSchema } from 'json-schema-to-ts'
import { Code, Id, Instant, NullableId } from './scalars.ts'

/** A time that a supplier can come, and nobody has. */
export const FreeTime = {
  $id: 'FreeTime',
  type: 'object',
  required: ['id', 'startsAt', 'endsAt'],
  properties: { id: Id, startsAt: Instant, endsAt: Instant },
  additionalProperties: false,
} as const
export type FreeTime = FromSchema<typeof FreeTime>

export const MoveRequest = {
  $id: 'MoveRequest',
  type: 'object',
  required: ['freeTimeId'],
  properties: { freeTimeId: Id },
  additionalProperties: false,
} as const
export type MoveRequest = FromSchema<typeof MoveRequest>

export const FreeTimeRow = {
  type: 'object',
  required: [
    'id',
    'organisationId',
    'appointmentTypeCode',
    'employeeId',
    'startsAt',
    'endsAt',
    'bookingRequestId',
  ],
  properties: {
    id: Id,
    organisationId: Id,
    appointmentTypeCode: Code,
    employeeId: NullableId,
    startsAt: Instant,
    endsAt: Instant,
    /** Whose it is: the one winner. */
    bookingRequestId: NullableId,
  },
  additionalProperties: false,
} as const
export type FreeTimeRow = FromSchema<typeof FreeTimeRow>
