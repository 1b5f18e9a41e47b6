import type { AppointmentStatus } from '../schemas/appointment.ts'
import type { BookingStatus, OfferStatus, PreferredTime } from '../schemas/booking-request.ts'
import { cancellableUntil } from './cancellation.ts'
import type { ErrorCode, FieldError } from './errors.ts'

/** How often a supplier may offer times for one wish. */
export const mostOffers = 5
/** How long the times of an offer are held for the citizen's answer. */
export const heldHours = 24

interface Span {
  from: string
  until: string
}

/** What a schema can't say of times: each ends after it began, and is still to come. */
export function whyNotTimes(field: string, times: readonly Span[], now: Date): FieldError[] {
  return times.flatMap(({ from, until }, index) => {
    const pointer = `/${field}/${index}`
    if (new Date(until) <= new Date(from)) return [{ pointer, detail: 'ends before it begins' }]
    return new Date(until) <= now ? [{ pointer, detail: 'is over' }] : []
  })
}

/** Why a visit can't get another time; undefined where it can. */
export function whyNotReplaceable(
  visit: { status: AppointmentStatus; startsAt: string; isWithdrawn: boolean; isReplaced: boolean },
  now: Date,
): ErrorCode | undefined {
  if (visit.status === 'moved' || visit.isReplaced) return 'appointment-rebooked'
  if (visit.status === 'held') return 'appointment-past'
  // the cancellation is being undone: the old time counts again
  if (visit.status === 'cancelled' && visit.isWithdrawn) return 'appointment-changed'
  return visit.status === 'booked' && new Date(visit.startsAt) <= now
    ? 'appointment-past'
    : undefined
}

/** Why the citizen can't move a visit into a free time without asking; undefined where that is possible. */
export function whyNotMovable(
  visit: Parameters<typeof whyNotReplaceable>[0] & {
    directRebooking: boolean
    noticeMinutes: number
    cancellationId: string | null
  },
  now: Date,
): ErrorCode | undefined {
  const why = whyNotReplaceable(visit, now)
  if (why) return why
  if (visit.status === 'cancelled' || visit.cancellationId) return 'appointment-already-cancelled'
  if (!visit.directRebooking) return 'move-not-allowed'
  const until = cancellableUntil(visit.startsAt, visit.noticeMinutes)
  return new Date(until) <= now ? 'cancellation-too-late' : undefined
}

/** Why no times can be offered now. */
export function whyNotOfferable(booking: {
  status: BookingStatus
  offers: number
}): ErrorCode | undefined {
  if (booking.status === 'booked' || booking.status === 'closed') return 'booking-ended'
  if (booking.status === 'accepted') return 'booking-not-ready'
  if (booking.status === 'offered') return 'offer-open'
  return booking.offers >= mostOffers ? 'offers-used-up' : undefined
}

/** Why the citizen can't answer: there is no offer, or its time is over. */
export function whyNotAnswerable(
  {
    status,
    offer,
  }: { status: BookingStatus; offer: { status: OfferStatus; heldUntil: string } | null },
  now: Date,
): ErrorCode | undefined {
  if (status === 'booked' || status === 'closed') return 'booking-ended'
  if (offer?.status !== 'open' || new Date(offer.heldUntil) <= now) return 'offer-lapsed'
  return undefined
}

export function preferredSpans(times: readonly PreferredTime[]): Span[] {
  return times.map(({ from, until }) => ({ from, until }))
}
