import { describe, expect, it } from '@jest/globals'
import { dayOf, daysAfter, instantOf } from '../../web/local-time.ts'

describe('a day in Denmark', () => {
  it.each([
    ['2026-01-15T22:59:00Z', '2026-01-15'],
    ['2026-01-15T23:00:00Z', '2026-01-16'],
    ['2026-07-15T22:00:00Z', '2026-07-16'],
  ])('is, at %s, %s', (instant, day) => {
    expect(dayOf(new Date(instant))).toBe(day)
  })

  it.each([
    ['2026-01-16', 7, '2026-01-16T06:00:00.000Z'],
    ['2026-07-16', 7, '2026-07-16T05:00:00.000Z'],
    // the clocks are moved in the night before
    ['2026-03-28', 12, '2026-03-28T11:00:00.000Z'],
    ['2026-03-29', 7, '2026-03-29T05:00:00.000Z'],
    ['2026-10-24', 17, '2026-10-24T15:00:00.000Z'],
    ['2026-10-25', 7, '2026-10-25T06:00:00.000Z'],
  ])('of %s begins its hour %s at %s', (day, hour, instant) => {
    expect(instantOf(day, `${String(hour).padStart(2, '0')}:00`)).toBe(instant)
  })

  it('has the second of the hour that comes twice, and no time that is not written as one', () => {
    expect(instantOf('2026-10-25', '02:30')).toBe('2026-10-25T01:30:00.000Z')
    for (const clock of ['', '7', '25:00', '07:00:00']) {
      expect(instantOf('2026-01-16', clock)).toBeUndefined()
    }
    expect(instantOf('2026-13-01', '07:00')).toBeUndefined()
  })

  it('is followed by each of the next ones, also when the clocks change', () => {
    const now = new Date('2026-03-27T23:30:00Z')
    expect(daysAfter(now, 3)).toEqual(['2026-03-29', '2026-03-30', '2026-03-31'])
    expect(daysAfter(new Date('2026-10-23T22:30:00Z'), 3)).toEqual([
      ...['2026-10-25', '2026-10-26', '2026-10-27'],
    ])
  })
})
