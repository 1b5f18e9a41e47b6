import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { Appointment } from '../../db/models/appointment.ts'
import { BookingRequest } from '../../db/models/booking-request.ts'
import { FreeTime } from '../../db/models/free-time.ts'
import { lockMovable } from '../../db/models/movable-appointment.ts'
import type { Actor } from '../../domain/actor.ts'
import { whyNotMovable } from '../../domain/booking.ts'
import { sayTimeTaken } from '../../domain/booking-words.ts'
import { signatureOf } from '../../domain/cancellation.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import type { AcceptedBooking } from './booking-request.ts'

interface WantedMove {
  actor: Actor
  appointmentId: string
  freeTimeId: string
  now: Date
}

/** A wish whose time is chosen already: the free time is taken at once, and the process does the rest. */
export async function acceptMove(trx: Database, wanted: WantedMove): Promise<AcceptedBooking> {
  const { actor, appointmentId, freeTimeId, now } = wanted
  const seen = await Appointment.find(trx, appointmentId)
  permit(actor, 'move appointment', { thing: seen, now })
  const found = await lockMovable(trx, appointmentId)
  const visit = permit(actor, 'move appointment', { thing: found, now })
  const why = whyNotMovable(visit, now)
  if (why) throw new Refusal(why)
  const { citizenId, dataKey, organisationId, typeCode } = visit
  if (organisationId === null) throw new Refusal('move-not-allowed')
  const id = uuid()
  const at = now.toISOString()
  await BookingRequest.accept(trx, dataKey, {
    ...{ id, citizenId, actorId: actor.id, organisationId, appointmentTypeCode: typeCode },
    signature: signatureOf(actor, visit),
    ...{ replacesId: visit.id, preferredTimes: [], text: null, status: 'accepted', acceptedAt: at },
  })
  const time = { id: freeTimeId, bookingRequestId: id, organisationId }
  if (!(await FreeTime.take(trx, { ...time, appointmentTypeCode: typeCode, now: at }))) {
    const known = await FreeTime.isThere(trx, freeTimeId)
    throw known
      ? new Refusal('time-taken', { detail: sayTimeTaken([]) })
      : new Refusal('time-unknown')
  }
  return { id, citizenId, dataKey, organisationCode: seen?.organisationCode ?? '' }
}
