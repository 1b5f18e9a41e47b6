import { describe, expect, it } from '@jest/globals'
import { isReasonAllowed, validateReason } from '../../domain/reason.ts'
import { type Facts, someFacts } from './facts.ts'

const at = '2026-11-24T08:00:00.000Z'
const january = '2026-01-01T00:00:00.000Z'
const december = '2026-12-01T00:00:00.000Z'

describe('a reason', () => {
  it.each([
    ['its period has no end', [{ from: january, until: null }], true],
    ['its period is not over', [{ from: january, until: december }], true],
    ['its period begins at that very time', [{ from: at, until: null }], true],
    [
      'one of its periods is current',
      [
        { from: january, until: at },
        { from: at, until: null },
      ],
      true,
    ],
    ['its period ends at that very time', [{ from: january, until: at }], false],
    ['its period has not begun', [{ from: december, until: null }], false],
    ['it never went with the appointment type', [], false],
  ])('is judged where %s', (_, periods, allowed) => {
    expect(isReasonAllowed(periods, at)).toBe(allowed)
  })

  it('compares instants, however they are written', () => {
    const written = [{ from: '2026-11-24T09:00:00+01:00', until: '2026-11-24T09:00:01+01:00' }]
    expect(isReasonAllowed(written, at)).toBe(true)
  })
})

describe('the validation of a wish', () => {
  const moved = { startsAt: '2026-11-26T09:00:00.000Z' }
  it.each<[string, Facts, object]>([
    ['allows the reason of a booked visit', {}, { allowed: true }],
    [
      'counts the reason as it stood when the citizen wished',
      { acceptedAt: january, reasonPeriods: [{ from: january, until: at }] },
      { allowed: true },
    ],
    [
      'refuses a reason that had ended when the citizen wished',
      { acceptedAt: december, reasonPeriods: [{ from: january, until: at }] },
      { allowed: false, code: 'reason-not-allowed' },
    ],
    [
      'refuses a reason of other appointment types',
      { reasonPeriods: [] },
      { allowed: false, code: 'reason-not-allowed' },
    ],
    [
      'cancels nothing unseen: the visit has another time now',
      { appointment: moved },
      { allowed: false, code: 'appointment-changed' },
    ],
    ...(['held', 'cancelled', 'moved'] as const).map((status): [string, Facts, object] => [
      `refuses a visit that is ${status} meanwhile`,
      { appointment: { status } },
      { allowed: false, code: 'appointment-changed' },
    ]),
    [
      'says that the visit changed before it says anything of the reason',
      { appointment: moved, reasonPeriods: [] },
      { allowed: false, code: 'appointment-changed' },
    ],
    [
      'stands by what it has carried out: it was this process that cancelled the visit',
      { appointment: { status: 'cancelled' }, decided: { allowed: true } },
      { allowed: true },
    ],
    [
      'stands by a rejection, whatever the visit has become since',
      { decided: { allowed: false, code: 'appointment-changed' } },
      { allowed: false, code: 'appointment-changed' },
    ],
  ])('%s', (_, facts, decision) => {
    expect(validateReason(someFacts(facts))).toEqual(decision)
  })
})
