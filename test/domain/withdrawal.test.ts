import { describe, expect, it } from '@jest/globals'
import {
  type WithdrawalCircumstances,
  whyNotWithdrawable,
  withdrawableUntil,
} from '../../domain/withdrawal.ts'
import { tellWithdrawal } from '../../domain/withdrawal-words.ts'
import { now } from './people.ts'

/** A completed cancellation of a visit tomorrow, which nobody has begun on, but for what is said. */
function circumstances(more: Partial<WithdrawalCircumstances> = {}): WithdrawalCircumstances {
  return {
    status: 'completed',
    isWithdrawn: false,
    appointmentStatus: 'cancelled',
    isRebooked: false,
    startsAt: '2026-11-25T08:00:00.000Z',
    withdrawalMinutes: 120,
    taskStatus: 'open',
    ...more,
  }
}

describe('a cancellation', () => {
  it.each<[string, Partial<WithdrawalCircumstances>]>([
    ['while nobody has begun on it', {}],
    ['before there is a task', { status: 'accepted', taskStatus: null }],
    ['a moment before the time is too near', { startsAt: '2026-11-24T10:00:00.001Z' }],
    ['whose appointment somebody else has booked again', { appointmentStatus: 'booked' }],
  ])('can be taken back %s', (_, more) => {
    expect(whyNotWithdrawable(circumstances(more), now)).toBeUndefined()
  })

  it.each<[string, Partial<WithdrawalCircumstances>, string]>([
    ['that was taken back', { status: 'withdrawn' }, 'cancellation-ended'],
    ['that is being taken back', { isWithdrawn: true }, 'cancellation-ended'],
    ['that was rejected', { status: 'rejected' }, 'cancellation-ended'],
    ['on which someone has begun', { taskStatus: 'in-progress' }, 'withdrawal-too-late'],
    ['that is done', { taskStatus: 'done' }, 'withdrawal-too-late'],
    ['two hours before', { startsAt: '2026-11-24T10:00:00.000Z' }, 'withdrawal-too-late'],
    ['whose visit has a new time', { appointmentStatus: 'moved' }, 'appointment-rebooked'],
    ['whose visit is getting a new time', { isRebooked: true }, 'appointment-rebooked'],
    [
      'whose visit has a new time, though someone has begun',
      { appointmentStatus: 'moved', taskStatus: 'done' },
      'appointment-rebooked',
    ],
  ])('%s can not', (_, more, code) => {
    expect(whyNotWithdrawable(circumstances(more), now)).toBe(code)
  })

  it('can be taken back until so many minutes before', () => {
    expect(withdrawableUntil('2026-11-25T08:00:00.000Z', 90)).toBe('2026-11-25T06:30:00.000Z')
  })
})

describe('the words of a withdrawal', () => {
  const told = {
    authorName: 'Anna Jensen',
    appointmentType: 'Rengøring',
    startsAt: '2026-11-25T08:00:00.000Z',
  }
  const first =
    'Anna Jensen har fortrudt sin aflysning af rengøring onsdag den 25. november 2026 kl. 09.00.'

  it('say that the visit is booked again', () => {
    expect(tellWithdrawal({ ...told, restored: true })).toBe(`${first}\nBesøget er booket igen.`)
  })

  it('say clearly that it is not', () => {
    expect(tellWithdrawal({ ...told, restored: false })).toBe(
      `${first}\nTiden er ikke ledig længere, så besøget er ikke booket igen. Aftal en ny tid.`,
    )
  })
})
