import { v7 as uuid } from 'uuid'
import { bookTime } from '../db/models/booked-appointment.ts'
import { endOffer, findOffer } from '../db/models/booking-offer.ts'
import { BookingRequest } from '../db/models/booking-request.ts'
import { Organisation } from '../db/models/organisation.ts'
import { Task } from '../db/models/task.ts'
import {
  tellClosed as closedWords,
  tellOffer as offerWords,
  tellBooked,
  tellDeclined,
  tellLapsed,
} from '../domain/booking-words.ts'
import { bookingOf, type Hand, now } from './desk.ts'
import { tell } from './telling.ts'

export const completeBookingRequest: Hand<'complete-booking-request'> = async (desk, command) => {
  const { trx, taskId, threadId, messageId, recordEntryId } = desk
  const { organisationId, promisedAnswerBy } = command
  const { id } = bookingOf(desk)
  const rows = { taskId, threadId, messageId, recordEntryId }
  await BookingRequest.complete(trx, { id, organisationId, promisedAnswerBy, ...rows })
}

export const tellOffer: Hand<'tell-offer'> = async (desk, { number }) => {
  const { id, organisationId, dataKey } = bookingOf(desk)
  const offer = await findOffer(desk.trx, { id, number, dataKey })
  if (!offer) throw new Error(`There is no offer ${number}`)
  const organisation = await Organisation.nameOf(desk.trx, organisationId)
  const text = offerWords(organisation, offer)
  await tell(desk, { kind: 'booking-offer', organisationId, text, by: offer })
}

export const tellDecline: Hand<'tell-decline'> = async (desk) => {
  const { actorId, signature, organisationId } = bookingOf(desk)
  const by = { actorId, signature }
  await tell(desk, { kind: 'booking-offer', organisationId, text: tellDeclined(signature), by })
}

export const tellClosed: Hand<'tell-closed'> = async (desk) => {
  const { organisationId } = bookingOf(desk)
  const text = closedWords(await Organisation.nameOf(desk.trx, organisationId))
  await tell(desk, { kind: 'booking', organisationId, text, by: null })
}

/** Nothing where the citizen has answered at the last moment. */
export const lapseOffer: Hand<'lapse-offer'> = async (desk, { number }) => {
  const { trx, wish } = desk
  if (!(await endOffer(trx, { id: wish.id, number, status: 'lapsed' }))) return
  await BookingRequest.change(trx, wish.id, 'declined')
  const { organisationId } = bookingOf(desk)
  await tell(desk, { kind: 'booking-offer', organisationId, text: tellLapsed(), by: null })
}

export const bookAppointment: Hand<'book-appointment'> = async (desk) => {
  const { trx, recordEntryId } = desk
  const { id, actorId, signature, organisationId, typeName, ...wish } = bookingOf(desk)
  const { replacedStartsAt } = wish
  const appointmentId = uuid()
  const startsAt = await bookTime(trx, { id: appointmentId, wishId: id })
  const told = { authorName: signature, appointmentType: typeName, startsAt, replacedStartsAt }
  await tell(desk, {
    ...{ kind: 'booking', organisationId, text: tellBooked(told) },
    by: { actorId, signature },
    about: { appointmentId },
  })
  const { threadId } = desk
  await BookingRequest.booked(trx, { id, appointmentId, threadId, recordEntryId })
}

/** Whoever had the task has nothing left to do about it. */
export const completeBooking: Hand<'complete-booking'> = async ({ trx, wish }) => {
  if (wish.taskId) await Task.finish(trx, { id: wish.taskId, outcome: 'new-time', at: now() })
}
