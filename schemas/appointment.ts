import type { FromSchema } from 'json-schema-to-ts'
import { Organisation } from './organisation.ts'
import { Code, Id, Instant, NullableId } from './scalars.ts'
import { whole } from './whole.ts'

export const AppointmentStatus = { enum: ['booked', 'cancelled', 'moved', 'held'] } as const
export type AppointmentStatus = FromSchema<typeof AppointmentStatus>

export const Appointment = {
  $id: 'Appointment',
  ...whole({
    id: Id,
    citizenId: Id,
    status: AppointmentStatus,
    startsAt: Instant,
    endsAt: Instant,
    type: whole({
      code: Code,
      name: { type: 'string' },
      /** The service in the catalogue (Ydelseskatalog). */
      serviceCode: { type: 'string' },
      /** KL Emnesystematik: group.topic.subject, for example 27.36.04. */
      kle: { type: 'string' },
    }),
    /** Who comes; null where the supplier is no longer known. */
    organisation: { anyOf: [Organisation, { type: 'null' }] },
    cancellationId: NullableId,
    /** Online cancelling ends here. */
    cancellableUntil: Instant,
    /** From here on a cancellation is late: possible, but someone may be on the way. */
    lateFrom: Instant,
    /** The citizen may move it into a free time without asking. */
    movable: { type: 'boolean' },
    /** The visit whose place it took. */
    replaces: NullableId,
  }),
} as const
export type Appointment = FromSchema<typeof Appointment>

export const AppointmentRow = whole({
  id: Id,
  citizenId: Id,
  appointmentTypeCode: Code,
  organisationId: NullableId,
  employeeId: NullableId,
  startsAt: Instant,
  endsAt: Instant,
  status: AppointmentStatus,
  replacesId: NullableId,
})
export type AppointmentRow = FromSchema<typeof AppointmentRow>

export const AppointmentTypeRow = whole({
  code: Code,
  nameDa: { type: 'string' },
  nameEn: { type: 'string' },
  serviceCode: { type: 'string' },
  kle: { type: 'string' },
  /** How long before the start online cancelling ends. */
  noticeMinutes: { type: 'integer' },
  /** How long before the start a cancellation is late. */
  lateMinutes: { type: 'integer' },
  /** How long before the start it can be taken back. */
  withdrawalMinutes: { type: 'integer' },
  /** Citizens may move it into a free time without asking. */
  directRebooking: { type: 'boolean' },
})
export type AppointmentTypeRow = FromSchema<typeof AppointmentTypeRow>

export const CancellationReason = {
  $id: 'CancellationReason',
  ...whole({ code: Code, label: { type: 'string' } }),
} as const
export type CancellationReason = FromSchema<typeof CancellationReason>

/** What happens if it is cancelled now. */
export const CancellationPreview = {
  $id: 'CancellationPreview',
  ...whole({
    /** Who gets the task: the contact unit where the supplier is unknown or closed. */
    organisation: Organisation,
    promisedAnswerBy: Instant,
  }),
} as const
export type CancellationPreview = FromSchema<typeof CancellationPreview>
