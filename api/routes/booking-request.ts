import type { DataKey } from '../../db/data-key.ts'
import { BookingRequest as Row } from '../../db/models/booking-request.ts'
import { permit } from '../../domain/policies.ts'
import {
  BookingRequest,
  BookingStatus,
  BookingWish,
  OfferAcceptance,
  OfferRequest,
} from '../../schemas/booking-request.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { Id } from '../../schemas/scalars.ts'
import { acceptDecline, acceptTime } from '../acceptance/booking-answer.ts'
import { acceptOffer } from '../acceptance/booking-offer.ts'
import { acceptBooking } from '../acceptance/booking-request.ts'
import { pageOf } from '../paging.ts'
import { presentBooking } from '../presenters/booking-request.ts'
import { type Asked, route } from '../route.ts'
import { runBooking, showBooking } from '../running-booking.ts'
import { narrowed } from '../visible.ts'

export const askForBooking = route({
  method: 'POST',
  path: '/v1/booking-requests',
  summary: 'Ask for a time, or for another time for a visit',
  body: BookingWish,
  responses: { 201: BookingRequest, 202: BookingRequest },
  reads: 'booking-request',
  may: 'ask booking',
  handle: async (asked) => {
    const { actor, body, now, once, saw, deps } = asked
    let start = () => Promise.resolve()
    const running = runBooking(asked, {
      tell: () => start(),
      until: 'open',
      show: showBooking(asked, 201),
    })
    return once(async (trx) => {
      const accepted = await acceptBooking(trx, { actor, wish: body, now })
      const { id, organisationCode } = accepted
      start = () => deps.engine.start({ kind: 'booking-request', id, organisationCode })
      return running.accepted({ trx, saw }, accepted)
    }, running.later)
  },
})

export const listBookings = route({
  method: 'GET',
  path: '/v1/booking-requests',
  summary: 'Wishes for a time, the latest first',
  query: { citizenId: Id, organisationId: Id, status: BookingStatus, ...PageQuery },
  responses: { 200: pageSchema(BookingRequest) },
  reads: 'booking-request',
  may: 'read booking',
  handle: async (asked) => {
    const { query, trx, saw } = asked
    const { limit } = query
    const rows = await Row.list(trx, await narrowed(asked, query))
    saw(...rows.slice(0, limit))
    const page = pageOf(rows, limit, {
      present: (row) => presentBooking(row, asked),
      place: (row) => [row.acceptedAt, row.id],
    })
    return { body: page }
  },
})

export const getBooking = route({
  method: 'GET',
  path: '/v1/booking-requests/{id}',
  summary: 'One wish for a time, with the times that were offered',
  responses: { 200: BookingRequest },
  reads: 'booking-request',
  may: 'read booking',
  handle: async (asked) => {
    const { actor, params, now, trx, saw } = asked
    const row = await Row.find(trx, params.id)
    const booking = permit(actor, 'read booking', { thing: row, now })
    saw(booking)
    return { body: presentBooking(booking, asked) }
  },
})

export const offerTimes = route({
  method: 'POST',
  path: '/v1/booking-requests/{id}/offers',
  summary: 'Offer the citizen one to five times, at most five times over',
  body: OfferRequest,
  responses: { 201: BookingRequest },
  reads: 'booking-request',
  may: 'offer booking',
  handle: async (asked) => {
    const { actor, params, body, now } = asked
    return changed(asked, 201, (trx) =>
      acceptOffer(trx, { actor, bookingId: params.id, offer: body, now }),
    )
  },
})

export const declineTimes = route({
  method: 'POST',
  path: '/v1/booking-requests/{id}/decline',
  summary: 'None of the times suits; others may be offered',
  responses: { 200: BookingRequest },
  reads: 'booking-request',
  may: 'answer booking',
  handle: async (asked) => {
    const { actor, params, now } = asked
    return changed(asked, 200, (trx) => acceptDecline(trx, { actor, bookingId: params.id, now }))
  },
})

export const takeTime = route({
  method: 'POST',
  path: '/v1/booking-requests/{id}/acceptance',
  summary: 'Take one of the times; from then on it is nobody else’s',
  body: OfferAcceptance,
  responses: { 200: BookingRequest, 202: BookingRequest },
  reads: 'booking-request',
  may: 'answer booking',
  handle: async (asked) => {
    const { actor, params, body, now, once, saw, deps } = asked
    const running = runBooking(asked, {
      tell: () => deps.engine.tellChange({ kind: 'booking-request', id: params.id }),
      until: 'booked',
      show: showBooking(asked, 200),
    })
    return once(async (trx) => {
      const answer = { actor, bookingId: params.id, timeId: body.timeId, now }
      return running.accepted({ trx, saw }, await acceptTime(trx, answer))
    }, running.later)
  },
})

type Changing = Pick<
  Asked,
  'actor' | 'language' | 'once' | 'saw' | 'afterCommit' | 'deps' | 'params'
>

/** What stands at once; the process is told of it afterwards. */
function changed(
  asked: Changing,
  status: number,
  change: (trx: Asked['trx']) => Promise<{ id: string; citizenId: string; dataKey: DataKey }>,
) {
  const { once, saw, afterCommit, deps } = asked
  return once(async (trx) => {
    const about = await change(trx)
    const wish = { kind: 'booking-request' as const, id: about.id }
    afterCommit(() => deps.engine.tellChange(wish).catch(() => undefined))
    const row = await Row.find(trx, about.id)
    if (!row) throw new Error('Gone while it was shown')
    saw(row)
    return { status, body: presentBooking(row, asked), about }
  })
}
