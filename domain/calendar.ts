const hourMs = 3_600_000
/** Offices answer until three in the afternoon, Danish time. */
const closingHour = 15

/**
 * The promised answer time: three in the afternoon, `workingDays` working days (Monday to Friday)
 * after the Danish day of `from`. Returns an RFC 3339 instant in UTC.
 */
export function promisedAnswerBy(from: string, workingDays: number): string {
  const wall = new Date(new Date(from).getTime() + offsetMs(new Date(from)))
  wall.setUTCHours(closingHour, 0, 0, 0)
  for (let left = workingDays; left > 0; left -= 1) toNextWorkingDay(wall)
  return new Date(wall.getTime() - offsetMs(wall)).toISOString()
}

/** `wall` is a Danish wall clock, read as if it were UTC. */
function toNextWorkingDay(wall: Date): void {
  do wall.setUTCDate(wall.getUTCDate() + 1)
  while (wall.getUTCDay() % 6 === 0)
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
