import { describe, expect, it } from '@jest/globals'
import {
  whyNotAnswerable,
  whyNotMovable,
  whyNotOfferable,
  whyNotReplaceable,
  whyNotTimes,
} from '../../domain/booking.ts'
import type { BookingStatus } from '../../schemas/booking-request.ts'
import { now } from './people.ts'

const tomorrow = '2026-11-25T08:00:00.000Z'
const later = '2026-11-25T09:00:00.000Z'
const before = '2026-11-24T07:59:59.999Z'

const visit = {
  status: 'booked' as const,
  startsAt: tomorrow,
  isWithdrawn: false,
  isReplaced: false,
  directRebooking: true,
  noticeMinutes: 60,
  cancellationId: null,
}
type Visit = Partial<Omit<typeof visit, 'status' | 'cancellationId'>> & {
  status?: 'booked' | 'cancelled' | 'moved' | 'held'
  cancellationId?: string | null
}

describe('times', () => {
  it('are taken while they are to come, one that has begun too', () => {
    const times = [
      { from: tomorrow, until: later },
      { from: before, until: tomorrow },
    ]
    expect(whyNotTimes('times', times, now)).toEqual([])
  })

  it('are refused with their place where they end before they begin, or are over', () => {
    const times = [
      { from: tomorrow, until: later },
      { from: later, until: tomorrow },
      { from: tomorrow, until: tomorrow },
      { from: '2026-11-24T07:00:00.000Z', until: before },
    ]
    expect(whyNotTimes('times', times, now)).toEqual([
      { pointer: '/times/1', detail: 'ends before it begins' },
      { pointer: '/times/2', detail: 'ends before it begins' },
      { pointer: '/times/3', detail: 'is over' },
    ])
  })
})

describe('a visit', () => {
  it.each<[string, Visit]>([
    ['that is booked', {}],
    ['that is cancelled', { status: 'cancelled' }],
    ['that is cancelled, and was to be before', { status: 'cancelled', startsAt: before }],
  ])('%s may get another time', (_, more) => {
    expect(whyNotReplaceable({ ...visit, ...more }, now)).toBeUndefined()
  })

  it.each<[string, Visit, string]>([
    ['that has one', { status: 'moved' }, 'appointment-rebooked'],
    ['that is getting one', { isReplaced: true }, 'appointment-rebooked'],
    ['that was held', { status: 'held' }, 'appointment-past'],
    ['that has begun', { startsAt: before }, 'appointment-past'],
    [
      'whose cancellation is being undone',
      { status: 'cancelled', isWithdrawn: true },
      'appointment-changed',
    ],
  ])('%s may not', (_, more, code) => {
    expect(whyNotReplaceable({ ...visit, ...more }, now)).toBe(code)
    expect(whyNotMovable({ ...visit, ...more }, now)).toBe(code)
  })

  it('may be moved where its kind allows it', () => {
    expect(whyNotMovable(visit, now)).toBeUndefined()
  })

  it.each<[string, Visit, string]>([
    ['of another kind', { directRebooking: false }, 'move-not-allowed'],
    ['that is cancelled', { status: 'cancelled' }, 'appointment-already-cancelled'],
    ['that is being cancelled', { cancellationId: 'x' }, 'appointment-already-cancelled'],
    ['that is too near', { startsAt: '2026-11-24T09:00:00.000Z' }, 'cancellation-too-late'],
  ])('%s may not be moved', (_, more, code) => {
    expect(whyNotMovable({ ...visit, ...more }, now)).toBe(code)
  })
})

describe('an offer', () => {
  it.each<[BookingStatus, number, string | undefined]>([
    ['open', 0, undefined],
    ['declined', 4, undefined],
    ['declined', 5, 'offers-used-up'],
    ['offered', 1, 'offer-open'],
    ['accepted', 0, 'booking-not-ready'],
    ['booked', 1, 'booking-ended'],
    ['closed', 0, 'booking-ended'],
  ])('of a wish that is %s, after %i: %s', (status, offers, code) => {
    expect(whyNotOfferable({ status, offers })).toBe(code)
  })

  const open = { status: 'open' as const, heldUntil: tomorrow }
  it.each<[string, Parameters<typeof whyNotAnswerable>[0], string | undefined]>([
    ['that is open', { status: 'offered', offer: open }, undefined],
    ['that there is none of', { status: 'open', offer: null }, 'offer-lapsed'],
    [
      'that is over',
      { status: 'offered', offer: { ...open, heldUntil: now.toISOString() } },
      'offer-lapsed',
    ],
    [
      'that was declined',
      { status: 'declined', offer: { ...open, status: 'declined' } },
      'offer-lapsed',
    ],
    ['of a wish that is booked', { status: 'booked', offer: open }, 'booking-ended'],
    ['of a wish that is closed', { status: 'closed', offer: open }, 'booking-ended'],
  ])('%s is answered: %#', (_, booking, code) => {
    expect(whyNotAnswerable(booking, now)).toBe(code)
  })
})
