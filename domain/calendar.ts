import type { CheckWindow } from '../schemas/clock.ts'
import { isHoliday } from './holidays.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Offices answer until three in the afternoon, Danish time. */
const closingTime = '15:00'

/** When someone works: the team's check windows, and the days on which the municipality is closed. */
export interface WorkingTimes {
  windows: readonly CheckWindow[]
  /** `2026-12-24`; beside weekends and public holidays. */
  closingDays: readonly string[]
}

/**
 * The promised answer time: the end of the last check window of the day, `workingDays` working days
 * after the Danish day of `from`, and always after `from`. Returns an RFC 3339 instant in UTC.
 */
export function promisedAnswerBy(from: string, workingDays: number, times: WorkingTimes): string {
  const ends = times.windows.map(({ until }) => until).sort()
  let day = dayOf(from)
  if (workingDays === 0 && !isWorkingDay(day, times)) day = nextWorkingDay(day, times)
  for (let left = workingDays; left > 0; left -= 1) day = nextWorkingDay(day, times)
  const by = instantOf(day, ends.at(-1) ?? closingTime)
  return by > from ? by : instantOf(nextWorkingDay(day, times), ends.at(-1) ?? closingTime)
}

/** The check window in which the team looks at it first: the one that ends next. Null without windows. */
export function checkedIn(
  from: string,
  times: WorkingTimes,
): { window: CheckWindow; startsAt: string } | null {
  const windows = [...times.windows].sort((a, b) => (a.until < b.until ? -1 : 1))
  if (windows.length === 0) return null
  for (let day = dayOf(from); ; day = nextWorkingDay(day, times)) {
    const window = windows.find(({ until }) => instantOf(day, until) > from)
    if (window && isWorkingDay(day, times)) return { window, startsAt: instantOf(day, window.from) }
  }
}

/** The same, as a task has it. */
export function checkFrom(
  from: string,
  times: WorkingTimes,
): { window: string; at: string } | null {
  const first = checkedIn(from, times)
  return first && { window: `${first.window.from}-${first.window.until}`, at: first.startsAt }
}

/** Monday to Friday, and neither a public holiday nor a closing day of the municipality. */
export function isWorkingDay(day: string, { closingDays }: Pick<WorkingTimes, 'closingDays'>) {
  return weekdayOf(day) < 6 && !isHoliday(day) && !closingDays.includes(day)
}

/** 23:59 on the last of so many working days after the Danish day of `from`, as an instant in UTC. */
export function workingDaysAfter(
  from: string,
  workingDays: number,
  calendar: Pick<WorkingTimes, 'closingDays'>,
): string {
  const times = { windows: [], ...calendar }
  let day = dayOf(from)
  for (let left = workingDays; left > 0; left -= 1) day = nextWorkingDay(day, times)
  return instantOf(day, '23:59')
}

/** The beginning of the day so many working days before an instant. */
export function workingDaysBefore(
  until: string,
  workingDays: number,
  calendar: Pick<WorkingTimes, 'closingDays'>,
): string {
  let day = dayOf(until)
  for (let left = workingDays; left > 0; ) {
    day = new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return instantOf(day, '00:00')
}

function nextWorkingDay(day: string, times: WorkingTimes): string {
  const next = dayAfter(day)
  return isWorkingDay(next, times) ? next : nextWorkingDay(next, times)
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10)
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7
}

/** The day it is in Denmark. */
export function dayOf(instant: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() + offsetMs(at)).toISOString().slice(0, 10)
}

/** A Danish day and time of day as an instant; the hour that summer time leaves out is the one before. */
export function instantOf(day: string, time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const wall = Date.parse(day) + hour * hourMs + minute * 60_000
  return new Date(wall - offsetMs(new Date(wall - hourMs))).toISOString()
}

/**
 * Denmark is an hour ahead of UTC, two from the last Sunday of March to the last of October, 01:00
 * UTC (directive 2000/84/EC). By hand, because a calendar library is loaded anew for each workflow.
 */
function offsetMs(at: Date): number {
  const year = at.getUTCFullYear()
  return (lastSunday(year, 2) <= at && at < lastSunday(year, 9) ? 2 : 1) * hourMs
}

function lastSunday(year: number, month: number): Date {
  const day = new Date(Date.UTC(year, month + 1, 0, 1))
  day.setUTCDate(day.getUTCDate() - day.getUTCDay())
  return day
}
