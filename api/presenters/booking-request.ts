import type { SeenBooking } from '../../db/models/booking-request.ts'
import type { Actor } from '../../domain/actor.ts'
import { mostOffers } from '../../domain/booking.ts'
import type { Language } from '../../domain/language.ts'
import type { BookingRequest } from '../../schemas/booking-request.ts'

/** A citizen does not see the task. */
export function presentBooking(
  row: SeenBooking,
  { actor, language }: { actor: Actor; language: Language },
): BookingRequest {
  const { organisationId: id, organisationCode: code, organisationName: name } = row
  return {
    id: row.id,
    citizenId: row.citizenId,
    organisation: { id, code, name },
    appointmentType: {
      code: row.typeCode,
      name: language === 'da' ? row.typeNameDa : row.typeNameEn,
    },
    replaces: row.replacesId,
    preferredTimes: row.preferredTimes,
    text: row.text,
    status: row.status,
    acceptedAt: row.acceptedAt,
    promisedAnswerBy: row.promisedAnswerBy,
    taskId: actor.kind === 'employee' ? row.taskId : null,
    threadId: row.threadId,
    offers: row.offers.map((offer) => ({
      ...offer,
      madeAt: new Date(offer.madeAt).toISOString(),
      heldUntil: new Date(offer.heldUntil).toISOString(),
      times: offer.times.map((time) => ({
        ...time,
        startsAt: new Date(time.startsAt).toISOString(),
        endsAt: new Date(time.endsAt).toISOString(),
      })),
    })),
    offersLeft: mostOffers - row.offers.length,
    appointmentId: row.bookedId,
  }
}
