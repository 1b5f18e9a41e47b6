import type { WeeklyHours } from '../schemas/clock.ts'
import { dayAfter, dayOf, instantOf, type WorkingTimes, weekdayOf } from './calendar.ts'
import { isHoliday } from './holidays.ts'

/**
 * Whether it is within the hours, and when that changes; no hours are all hours. Hours do not count
 * on public holidays and closing days. Null where it does not change within two weeks.
 */
export function withinHours(
  hours: readonly WeeklyHours[],
  now: Date,
  closed: Pick<WorkingTimes, 'closingDays'>,
): { open: boolean; changesAt: string | null } {
  if (hours.length === 0) return { open: true, changesAt: null }
  const at = now.toISOString()
  const coming = daysFrom(dayOf(at), 15).flatMap((day) => periodsOn(day, hours, closed))
  const current = coming.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
  if (!current) {
    const next = coming.map(({ startsAt }) => startsAt).find((start) => start > at)
    return { open: false, changesAt: next ?? null }
  }
  return { open: true, changesAt: endOf(current.endsAt, coming) }
}

interface Period {
  startsAt: string
  endsAt: string
}

/** Where one period begins when or before another ends, they are one. */
function endOf(endsAt: string, periods: Period[]): string {
  const further = periods.find((one) => one.startsAt <= endsAt && endsAt < one.endsAt)
  return further ? endOf(further.endsAt, periods) : endsAt
}

function periodsOn(
  day: string,
  hours: readonly WeeklyHours[],
  { closingDays }: Pick<WorkingTimes, 'closingDays'>,
): Period[] {
  if (isHoliday(day) || closingDays.includes(day)) return []
  return hours
    .filter(({ weekday }) => weekday === weekdayOf(day))
    .map(({ from, until }) => ({ startsAt: instantOf(day, from), endsAt: instantOf(day, until) }))
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
}

function daysFrom(day: string, count: number): string[] {
  return count === 0 ? [] : [day, ...daysFrom(dayAfter(day), count - 1)]
}
