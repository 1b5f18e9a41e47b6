import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { promisedAnswerBy } from '../../domain/calendar.ts'

describe('the promised answer time', () => {
  it.each([
    {
      when: 'a Tuesday in winter',
      from: '2026-11-24T09:00:00.000Z',
      days: 1,
      by: '2026-11-25T14:00:00.000Z',
    },
    {
      when: 'a Tuesday in summer',
      from: '2026-06-23T09:00:00.000Z',
      days: 1,
      by: '2026-06-24T13:00:00.000Z',
    },
    {
      when: 'the same day',
      from: '2026-11-24T09:00:00.000Z',
      days: 0,
      by: '2026-11-24T14:00:00.000Z',
    },
    { when: 'a Friday', from: '2026-11-27T09:00:00.000Z', days: 1, by: '2026-11-30T14:00:00.000Z' },
    {
      when: 'a Friday, two days',
      from: '2026-11-27T09:00:00.000Z',
      days: 2,
      by: '2026-12-01T14:00:00.000Z',
    },
    {
      when: 'a Saturday',
      from: '2026-11-28T09:00:00.000Z',
      days: 1,
      by: '2026-11-30T14:00:00.000Z',
    },
    { when: 'a Sunday', from: '2026-11-29T09:00:00.000Z', days: 1, by: '2026-11-30T14:00:00.000Z' },
    {
      when: 'a Tuesday, five days: a week',
      from: '2026-11-24T09:00:00.000Z',
      days: 5,
      by: '2026-12-01T14:00:00.000Z',
    },
    {
      when: 'New Year’s Eve',
      from: '2026-12-31T09:00:00.000Z',
      days: 1,
      by: '2027-01-01T14:00:00.000Z',
    },
    {
      when: 'before summer time',
      from: '2026-03-27T09:00:00.000Z',
      days: 1,
      by: '2026-03-30T13:00:00.000Z',
    },
    {
      when: 'before winter time',
      from: '2026-10-23T09:00:00.000Z',
      days: 1,
      by: '2026-10-26T14:00:00.000Z',
    },
    {
      when: 'after midnight, still Monday in UTC',
      from: '2026-06-22T22:30:00.000Z',
      days: 1,
      by: '2026-06-24T13:00:00.000Z',
    },
    {
      when: 'just before midnight in Denmark',
      from: '2026-06-22T21:59:59.999Z',
      days: 1,
      by: '2026-06-23T13:00:00.000Z',
    },
  ])('counts $days working days from $when', ({ from, days, by }) => {
    expect(promisedAnswerBy(from, days)).toBe(by)
  })

  const instants = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString())
  const workingDays = fc.integer({ min: 1, max: 60 })

  it('is never on a weekend', () => {
    fc.assert(
      fc.property(instants, workingDays, (from, days) => {
        expect(['Sat', 'Sun']).not.toContain(danish(promisedAnswerBy(from, days)).weekday)
      }),
    )
  })

  it('is always three in the afternoon in Denmark, in summer and in winter', () => {
    fc.assert(
      fc.property(instants, workingDays, (from, days) => {
        const { hour, minute, second } = danish(promisedAnswerBy(from, days))
        expect(`${hour}:${minute}:${second}`).toBe('15:00:00')
      }),
    )
  })

  it('is never earlier for a later wish, and later for each more working day', () => {
    fc.assert(
      fc.property(instants, instants, workingDays, (one, other, days) => {
        const [earlier = one, later = other] = [one, other].sort()
        expect(promisedAnswerBy(earlier, days) <= promisedAnswerBy(later, days)).toBe(true)
        expect(promisedAnswerBy(one, days) < promisedAnswerBy(one, days + 1)).toBe(true)
      }),
    )
  })

  it('leaves at least one whole working day and no more days than asked for with weekends', () => {
    fc.assert(
      fc.property(instants, workingDays, (from, days) => {
        const passed = new Date(promisedAnswerBy(from, days)).getTime() - new Date(from).getTime()
        expect(passed).toBeGreaterThan(14 * hourMs)
        expect(passed).toBeLessThan((days + 2 * Math.ceil(days / 5) + 1) * 24 * hourMs)
      }),
    )
  })
})

const hourMs = 3_600_000
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function danish(instant: string): Record<string, string> {
  const parts = clock.formatToParts(new Date(instant))
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]))
}
