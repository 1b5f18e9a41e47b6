import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { promisedAnswerBy } from '../../domain/calendar.ts'

/** No windows, no closing days. */
const always = { windows: [], closingDays: [] }

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
      by: '2027-01-04T14:00:00.000Z',
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
    expect(promisedAnswerBy(from, days, always)).toBe(by)
  })

  const instants = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString())
  const workingDays = fc.integer({ min: 1, max: 60 })

  it('is never on a weekend', () => {
    fc.assert(
      fc.property(instants, workingDays, (from, days) => {
        expect(['Sat', 'Sun']).not.toContain(danish(promisedAnswerBy(from, days, always)).weekday)
      }),
    )
  })

  it('is always three in the afternoon in Denmark, in summer and in winter', () => {
    fc.assert(
      fc.property(instants, workingDays, (from, days) => {
        const { hour, minute, second } = danish(promisedAnswerBy(from, days, always))
        expect(`${hour}:${minute}:${second}`).toBe('15:00:00')
      }),
    )
  })

  it('is never earlier for a later wish, and later for each more working day', () => {
    fc.assert(
      fc.property(instants, instants, workingDays, (one, other, days) => {
        const [earlier = one, later = other] = [one, other].sort()
        expect(
          promisedAnswerBy(earlier, days, always) <= promisedAnswerBy(later, days, always),
        ).toBe(true)
        expect(promisedAnswerBy(one, days, always) < promisedAnswerBy(one, days + 1, always)).toBe(
          true,
        )
      }),
    )
  })

  it('leaves at least one whole working day and no more days than asked for with weekends and holidays', () => {
    fc.assert(
      fc.property(instants, workingDays, (from, days) => {
        const by = new Date(promisedAnswerBy(from, days, always)).getTime()
        const passed = by - new Date(from).getTime()
        expect(passed).toBeGreaterThan(14 * hourMs)
        const holidays = 6 + Math.ceil(days / 20) * 2
        expect(passed).toBeLessThan((days + 2 * Math.ceil(days / 5) + 1 + holidays) * 24 * hourMs)
      }),
    )
  })

  it('is always after the wish, also on the same day', () => {
    fc.assert(
      fc.property(instants, (from) => {
        expect(promisedAnswerBy(from, 0, always) > from).toBe(true)
      }),
    )
  })

  const windows = [
    { from: '14:00', until: '15:30' },
    { from: '07:00', until: '08:00' },
  ]
  it.each([
    {
      what: 'the last check window of the day',
      from: '2026-11-24T09:00:00.000Z',
      days: 1,
      by: '2026-11-25T14:30:00.000Z',
    },
    {
      what: 'today, before that window ends',
      from: '2026-11-24T14:29:59.999Z',
      days: 0,
      by: '2026-11-24T14:30:00.000Z',
    },
    {
      what: 'tomorrow, as it has ended',
      from: '2026-11-24T14:30:00.000Z',
      days: 0,
      by: '2026-11-25T14:30:00.000Z',
    },
    {
      what: 'Monday for a wish on Saturday',
      from: '2026-11-28T09:00:00.000Z',
      days: 0,
      by: '2026-11-30T14:30:00.000Z',
    },
    {
      what: 'not a closing day',
      from: '2026-12-23T09:00:00.000Z',
      days: 1,
      by: '2026-12-28T14:30:00.000Z',
    },
    {
      what: 'not over Easter',
      from: '2027-03-24T09:00:00.000Z',
      days: 1,
      by: '2027-03-30T13:30:00.000Z',
    },
    {
      what: 'not on Ascension Day',
      from: '2027-05-05T09:00:00.000Z',
      days: 1,
      by: '2027-05-07T13:30:00.000Z',
    },
    {
      what: 'not on the Prayer Day of 2023',
      from: '2023-05-04T09:00:00.000Z',
      days: 1,
      by: '2023-05-08T13:30:00.000Z',
    },
    {
      what: 'on the day that was it, in 2024',
      from: '2024-04-25T09:00:00.000Z',
      days: 1,
      by: '2024-04-26T13:30:00.000Z',
    },
  ])('is the end of $what', ({ from, days, by }) => {
    expect(promisedAnswerBy(from, days, { windows, closingDays: ['2026-12-24'] })).toBe(by)
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
