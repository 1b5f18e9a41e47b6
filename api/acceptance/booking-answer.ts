import type { Database } from '../../db/database.ts'
import { endOffer } from '../../db/models/booking-offer.ts'
import { BookingRequest, type LockedBooking } from '../../db/models/booking-request.ts'
import { FreeTime } from '../../db/models/free-time.ts'
import type { Actor } from '../../domain/actor.ts'
import { whyNotAnswerable } from '../../domain/booking.ts'
import { sayTimeTaken } from '../../domain/booking-words.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { requireReplaceable } from './replaceable.ts'

interface Answer {
  actor: Actor
  bookingId: string
  now: Date
}

/** The citizen takes one of the times; from the commit on it is nobody else's. */
export async function acceptTime(
  trx: Database,
  { timeId, ...answer }: Answer & { timeId: string },
): Promise<LockedBooking> {
  const { actor, now } = answer
  const { booking, number } = await lockOffer(trx, answer)
  const { id, citizenId, organisationId, typeCode: appointmentTypeCode, replacesId } = booking
  await requireReplaceable(trx, { actor, now, citizenId, appointmentId: replacesId })
  const offered = await FreeTime.isIn(trx, { id, number, timeId })
  if (!offered) throw new Refusal('time-unknown')
  const wanted = { id: timeId, bookingRequestId: id, organisationId, appointmentTypeCode }
  if (!(await FreeTime.take(trx, { ...wanted, now: now.toISOString() }))) {
    const rest = await FreeTime.leftIn(trx, { id, number })
    throw new Refusal('time-taken', { detail: sayTimeTaken(rest) })
  }
  await endOffer(trx, { id, number, status: 'taken' })
  await BookingRequest.change(trx, id)
  return booking
}

/** None of the times suits: the supplier may offer others. */
export async function acceptDecline(trx: Database, answer: Answer): Promise<LockedBooking> {
  const { booking, number } = await lockOffer(trx, answer)
  await endOffer(trx, { id: booking.id, number, status: 'declined' })
  await BookingRequest.change(trx, booking.id, 'declined')
  return booking
}

async function lockOffer(trx: Database, { actor, bookingId, now }: Answer) {
  const seen = await BookingRequest.find(trx, bookingId)
  permit(actor, 'answer booking', { thing: seen, now })
  const found = await BookingRequest.lock(trx, bookingId)
  const booking = permit(actor, 'answer booking', { thing: found, now })
  const why = whyNotAnswerable(booking, now)
  if (why || !booking.offer) throw new Refusal(why ?? 'offer-lapsed')
  return { booking, number: booking.offer.number }
}
