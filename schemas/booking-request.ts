import type { FromSchema } from 'json-schema-to-ts'
import { Organisation } from './organisation.ts'
import { Code, Id, Instant, NullableId, NullableInstant, Text } from './scalars.ts'
import { whole } from './whole.ts'

/** When it would suit the citizen. */
export const PreferredTime = {
  $id: 'PreferredTime',
  ...whole({ from: Instant, until: Instant }),
} as const
export type PreferredTime = FromSchema<typeof PreferredTime>

/** A wish for a new visit, or for another time for one that there is or was. */
export const BookingWish = {
  $id: 'BookingWish',
  type: 'object',
  required: ['organisationId', 'appointmentTypeId', 'preferredTimes'],
  properties: {
    organisationId: Id,
    /** The code of the appointment type. */
    appointmentTypeId: Code,
    /** For whom, where that is not oneself. */
    citizenId: Id,
    /** The appointment whose place it takes. */
    replaces: Id,
    preferredTimes: { type: 'array', items: PreferredTime, minItems: 1, maxItems: 10 },
    text: Text,
  },
  additionalProperties: false,
} as const
export type BookingWish = FromSchema<typeof BookingWish>

/** accepted → open → offered → booked; declined may be offered again; closed without a time. */
export const BookingStatus = {
  enum: ['accepted', 'open', 'offered', 'declined', 'booked', 'closed'],
} as const
export type BookingStatus = FromSchema<typeof BookingStatus>

export const OfferStatus = { enum: ['open', 'taken', 'declined', 'lapsed'] } as const
export type OfferStatus = FromSchema<typeof OfferStatus>

const Offer = {
  $id: 'BookingOffer',
  ...whole({
    number: { type: 'integer' },
    madeAt: Instant,
    /** The citizen answers by then. */
    heldUntil: Instant,
    status: OfferStatus,
    times: {
      type: 'array',
      items: whole({
        id: Id,
        startsAt: Instant,
        endsAt: Instant,
        /** False where somebody else was quicker. */
        free: { type: 'boolean' },
      }),
    },
  }),
} as const

export const BookingRequest = {
  $id: 'BookingRequest',
  ...whole({
    id: Id,
    citizenId: Id,
    organisation: Organisation,
    appointmentType: whole({ code: Code, name: { type: 'string' } }),
    replaces: NullableId,
    preferredTimes: { type: 'array', items: PreferredTime },
    text: { type: ['string', 'null'] },
    status: BookingStatus,
    acceptedAt: Instant,
    promisedAnswerBy: NullableInstant,
    taskId: NullableId,
    threadId: NullableId,
    offers: { type: 'array', items: Offer },
    /** How often the supplier may still offer times. */
    offersLeft: { type: 'integer' },
    /** What came of it. */
    appointmentId: NullableId,
  }),
} as const
export type BookingRequest = FromSchema<typeof BookingRequest>

/** An employee offers one to five times. */
export const OfferRequest = {
  $id: 'OfferRequest',
  type: 'object',
  required: ['times'],
  properties: {
    times: {
      type: 'array',
      minItems: 1,
      maxItems: 5,
      items: {
        type: 'object',
        required: ['startsAt', 'endsAt'],
        properties: {
          startsAt: Instant,
          endsAt: Instant,
          /** Who would come. */
          employeeId: Id,
        },
        additionalProperties: false,
      },
    },
    text: Text,
  },
  additionalProperties: false,
} as const
export type OfferRequest = FromSchema<typeof OfferRequest>

/** The citizen takes one of the times offered. */
export const OfferAcceptance = {
  $id: 'OfferAcceptance',
  ...whole({ timeId: Id }),
} as const
export type OfferAcceptance = FromSchema<typeof OfferAcceptance>

export const BookingRequestRow = whole({
  id: Id,
  citizenId: Id,
  actorId: Id,
  signature: { type: 'string' },
  organisationId: Id,
  appointmentTypeCode: Code,
  replacesId: NullableId,
  preferredTimes: { type: 'array', items: PreferredTime },
  text: { type: ['string', 'null'] },
  status: BookingStatus,
  acceptedAt: Instant,
  promisedAnswerBy: NullableInstant,
  taskId: NullableId,
  threadId: NullableId,
  messageId: NullableId,
  recordEntryId: NullableId,
  appointmentId: NullableId,
})
export type BookingRequestRow = FromSchema<typeof BookingRequestRow>
