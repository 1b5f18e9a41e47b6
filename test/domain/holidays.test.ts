import { describe, expect, it } from '@jest/globals'
import { easterSunday, isHoliday } from '../../domain/holidays.ts'

const dayMs = 86_400_000
const years = Array.from({ length: 31 }, (_, index) => 2020 + index)

/**
 * Easter as the tables of the Book of Common Prayer give it for 1900 to 2199: the paschal full moon
 * by the golden number, in days of March, and the Sunday after it.
 */
const fullMoons = [45, 34, 23, 42, 31, 49, 39, 28, 47, 36, 25, 44, 33, 22, 41, 30, 48, 38, 27]
function easterByTables(year: number): number {
  const moon = new Date(Date.UTC(year, 2, fullMoons[year % 19]))
  return moon.getTime() + (7 - moon.getUTCDay()) * dayMs
}

describe('Easter', () => {
  it.each(years)('of %i is the same by two ways of reckoning', (year) => {
    expect(new Date(easterSunday(year))).toEqual(new Date(easterByTables(year)))
  })

  it('is a Sunday between 22 March and 25 April in every year of three centuries', () => {
    for (let year = 1900; year < 2200; year += 1) {
      const easter = new Date(easterSunday(year))
      expect(easter).toEqual(new Date(easterByTables(year)))
      expect(easter.getUTCDay()).toBe(0)
      expect(easter.getTime()).toBeGreaterThanOrEqual(Date.UTC(year, 2, 22))
      expect(easter.getTime()).toBeLessThanOrEqual(Date.UTC(year, 3, 25))
    }
  })
})

describe('a public holiday', () => {
  it('is each of those of 2026, and no other day', () => {
    expect(holidaysOf(2026)).toEqual([
      '2026-01-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-14',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ])
  })

  it('was the Great Prayer Day until 2023', () => {
    expect(isHoliday('2023-05-05')).toBe(true)
    expect(isHoliday('2024-04-26')).toBe(false)
  })

  it.each(years)('is one of ten in %i, eleven with the Great Prayer Day', (year) => {
    expect(holidaysOf(year)).toHaveLength(year <= 2023 ? 11 : 10)
  })
})

function holidaysOf(year: number): string[] {
  const days = Array.from({ length: 366 }, (_, index) =>
    new Date(Date.UTC(year, 0, 1 + index)).toISOString().slice(0, 10),
  )
  return days.filter((day) => day.startsWith(`${year}`) && isHoliday(day))
}
