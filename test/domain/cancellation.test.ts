import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  cancellableUntil,
  signatureOf,
  tellCancellation,
  whyNotCancellable,
} from '../../domain/cancellation.ts'
import { now } from './people.ts'

const inOneHour = '2026-11-24T09:00:00.000Z'

function visit(more: Partial<Parameters<typeof whyNotCancellable>[0]> = {}) {
  const booked = { status: 'booked', startsAt: inOneHour, noticeMinutes: 0, cancellationId: null }
  return { ...booked, ...more } as Parameters<typeof whyNotCancellable>[0]
}

describe('cancelling online', () => {
  it.each([
    ['a booked visit in the future', visit(), undefined],
    ['a visit long before its deadline', visit({ noticeMinutes: 30 }), undefined],
    ['a visit one minute before its deadline', visit({ noticeMinutes: 59 }), undefined],
    ['a visit at its deadline', visit({ noticeMinutes: 60 }), 'cancellation-too-late'],
    ['a visit after its deadline', visit({ noticeMinutes: 120 }), 'cancellation-too-late'],
    ['a visit that begins now', visit({ startsAt: now.toISOString() }), 'appointment-past'],
    ['a visit of yesterday', visit({ startsAt: '2026-11-23T09:00:00.000Z' }), 'appointment-past'],
    ['a visit that was held', visit({ status: 'held' }), 'appointment-past'],
    ['a visit that was moved', visit({ status: 'moved' }), 'appointment-changed'],
    [
      'a visit cancelled by others',
      visit({ status: 'cancelled' }),
      'appointment-already-cancelled',
    ],
    [
      'a visit with a standing wish',
      visit({ cancellationId: 'c' }),
      'appointment-already-cancelled',
    ],
    [
      'a cancelled visit of yesterday: that it is cancelled matters more',
      visit({ status: 'cancelled', startsAt: '2026-11-23T09:00:00.000Z' }),
      'appointment-already-cancelled',
    ],
  ])('answers for %s', (_, appointment, code) => {
    expect(whyNotCancellable(appointment, now)).toBe(code)
  })

  it('ends so many minutes before the visit begins', () => {
    expect(cancellableUntil(inOneHour, 0)).toBe('2026-11-24T09:00:00.000Z')
    expect(cancellableUntil(inOneHour, 90)).toBe('2026-11-24T07:30:00.000Z')
    expect(cancellableUntil('2026-11-24T10:00:00+01:00', 60)).toBe('2026-11-24T08:00:00.000Z')
  })

  it('is open exactly until the time that is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer(), (noticeMinutes, offsetMs) => {
        const appointment = visit({ noticeMinutes })
        const until = new Date(cancellableUntil(inOneHour, noticeMinutes)).getTime()
        const at = new Date(until + offsetMs)
        expect(whyNotCancellable(appointment, at) === undefined).toBe(offsetMs < 0)
      }),
    )
  })
})

describe('the words of task and message', () => {
  const told = {
    authorName: 'Anna Jensen',
    appointmentType: 'Personlig pleje',
    startsAt: '2026-11-24T09:00:00.000Z',
    reason: 'Jeg er ikke hjemme',
    text: null,
    late: null,
  }
  const lines = [
    'Anna Jensen har aflyst personlig pleje tirsdag den 24. november 2026 kl. 10.00.',
    'Årsag: Jeg er ikke hjemme.',
  ]

  it('say who cancelled what, when it was to be, and why', () => {
    expect(tellCancellation(told)).toBe(lines.join('\n'))
  })

  it('end in what the citizen wrote, untouched', () => {
    const text = 'Jeg er hos min datter.\n<b>Ring</b> ikke!'
    expect(tellCancellation({ ...told, text })).toBe([...lines, text].join('\n'))
  })

  it.each([
    [null, 'Aflysningen er sen.'],
    [
      'do-not-send' as const,
      'Aflysningen er sen. Borgeren har det godt: Send ikke nogen for at se efter.',
    ],
    ['call-me' as const, 'Aflysningen er sen. Borgeren vil gerne ringes op.'],
  ])('say that it is late, and what is wanted then: %s', (answer, words) => {
    const text = 'Jeg er hos min datter.'
    const late = { ...told, text, late: { answer } }
    expect(tellCancellation(late)).toBe([...lines, words, text].join('\n'))
  })

  it('name the representative and the one they help', () => {
    const wish = { citizenId: 'anna', citizenName: 'Anna Jensen' }
    const sign = (id: string, name: string) => signatureOf({ id, name }, wish)
    expect(sign('rita', 'Rita Holm')).toBe('Rita Holm på vegne af Anna Jensen')
    expect(sign('anna', 'Anna')).toBe('Anna Jensen')
  })
})
