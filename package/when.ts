import { sayTime } from '../domain/language.ts'

const timeZone = 'Europe/Copenhagen'
const dates = new Intl.DateTimeFormat('da-DK', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone,
})
const sortable = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone,
})

/** "16. januar 2026 kl. 10.00", Danish time. */
export function sayMoment(instant: string): string {
  return `${sayDate(instant)} ${sayTime(instant, 'da')}`
}

/** "16. januar 2026", Danish time. */
export function sayDate(instant: string): string {
  return dates.format(new Date(instant))
}

/** "2026-01-16T10:00:00", Danish time: the form of a date in a sheet. */
export function localTime(instant: string): string {
  return sortable.format(new Date(instant)).replace(' ', 'T')
}
