import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { keepOffer } from '../../db/models/booking-offer.ts'
import { BookingRequest, type LockedBooking } from '../../db/models/booking-request.ts'
import { Employee } from '../../db/models/employee.ts'
import { FreeTime } from '../../db/models/free-time.ts'
import { Task } from '../../db/models/task.ts'
import type { Actor } from '../../domain/actor.ts'
import { heldHours, whyNotOfferable, whyNotTimes } from '../../domain/booking.ts'
import { Refusal } from '../../domain/errors.ts'
import { requireHttpsLinks } from '../../domain/link.ts'
import { permit } from '../../domain/policies.ts'
import type { OfferRequest } from '../../schemas/booking-request.ts'

interface WantedOffer {
  actor: Actor
  bookingId: string
  offer: OfferRequest
  now: Date
}

/** One to five times, held for a day; each may be offered to others too, and one of them gets it. */
export async function acceptOffer(trx: Database, wanted: WantedOffer): Promise<LockedBooking> {
  const { actor, bookingId, offer, now } = wanted
  const seen = await BookingRequest.find(trx, bookingId)
  permit(actor, 'offer booking', { thing: seen, now })
  const found = await BookingRequest.lock(trx, bookingId)
  const booking = permit(actor, 'offer booking', { thing: found, now })
  const why = whyNotOfferable(booking)
  if (why) throw new Refusal(why)
  requireHttpsLinks({ '/text': offer.text })
  const timeIds = await offerTimes(trx, booking, wanted)
  const { id, citizenId, offers, dataKey, taskId } = booking
  await keepOffer(trx, dataKey, {
    ...{ id, number: offers + 1, citizenId, employeeId: actor.id, at: now.toISOString() },
    ...{ heldHours, timeIds, text: offer.text ?? null },
  })
  await BookingRequest.change(trx, id, 'offered')
  await Task.begin(trx, { id: taskId, assigneeId: actor.id })
  return booking
}

async function offerTimes(
  trx: Database,
  booking: LockedBooking,
  { offer, now }: WantedOffer,
): Promise<string[]> {
  const spans = offer.times.map(({ startsAt, endsAt }) => ({ from: startsAt, until: endsAt }))
  const soon = whyNotTimes('times', spans, now)
  const begun = offer.times.flatMap(({ startsAt }, index) =>
    new Date(startsAt) <= now ? [{ pointer: `/times/${index}`, detail: 'has begun' }] : [],
  )
  if (soon.length + begun.length > 0) {
    throw new Refusal('times-invalid', { errors: [...soon, ...begun] })
  }
  const { organisationId, typeCode: appointmentTypeCode } = booking
  const employees = offer.times.map(({ employeeId }) => employeeId ?? null)
  const named = employees.filter((id) => id !== null)
  const strangers = await Employee.notWorkingFor(trx, named, organisationId)
  if (strangers.length > 0) throw new Refusal('assignee-unknown')
  const ids: string[] = []
  for (const [index, { startsAt, endsAt }] of offer.times.entries()) {
    const employeeId = employees[index] ?? null
    const time = { id: uuid(), organisationId, appointmentTypeCode, employeeId, startsAt, endsAt }
    const id = await FreeTime.offerable(trx, time)
    if (!id) {
      const errors = [{ pointer: `/times/${index}`, detail: 'is taken' }]
      throw new Refusal('time-taken', { errors })
    }
    ids.push(id)
  }
  return [...new Set(ids)]
}
