import { Temporal } from 'temporal-polyfill'

const timeZone = 'Europe/Copenhagen'
/** Offices answer until three in the afternoon, Danish time. */
const closingHour = 15

/**
 * The promised answer time: three in the afternoon, `workingDays` working days (Monday to Friday)
 * after the Danish day of `from`. Returns an RFC 3339 instant in UTC.
 */
export function promisedAnswerBy(from: string, workingDays: number): string {
  let day = Temporal.Instant.from(from).toZonedDateTimeISO(timeZone).toPlainDate()
  for (let left = workingDays; left > 0; left -= 1) day = nextWorkingDay(day)
  return new Date(
    day.toZonedDateTime({ timeZone, plainTime: { hour: closingHour } }).epochMilliseconds,
  ).toISOString()
}

function nextWorkingDay(day: Temporal.PlainDate): Temporal.PlainDate {
  const next = day.add({ days: 1 })
  return next.dayOfWeek > 5 ? nextWorkingDay(next) : next
}
