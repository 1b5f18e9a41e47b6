/** Days and times as they are in Denmark, and the instants that they are. */
const dayMs = 86_400_000
const timeZone = 'Europe/Copenhagen'
const parts = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
})

/** "2026-01-16" and "23:59"; undefined where that is no time. In the hour that comes twice, the second. */
export function instantOf(day: string, clock: string): string | undefined {
  const wanted = Date.parse(`${day}T${clock}:00Z`)
  const isWritten = /^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d$/.test(clock)
  if (!isWritten || Number.isNaN(wanted)) return undefined
  // as if it were UTC, and then as far back as Denmark is ahead
  const ahead = (at: number) => shownAt(at) - at
  const near = wanted - ahead(wanted)
  return new Date(wanted - ahead(near)).toISOString()
}

/** "2026-01-16" in Denmark. */
export function dayOf(instant: string | Date): string {
  return parts.format(new Date(instant)).slice(0, 10)
}

/** So many days from tomorrow on. */
export function daysAfter(at: Date, count: number): string[] {
  const noon = Date.parse(`${dayOf(at)}T12:00:00Z`)
  return Array.from({ length: count }, (_, n) =>
    new Date(noon + (n + 1) * dayMs).toISOString().slice(0, 10),
  )
}

/** Whole days on the calendar from one to the other; less than 0 where it is over. */
export function daysUntil(instant: string, now: Date): number {
  return (Date.parse(dayOf(instant)) - Date.parse(dayOf(now))) / dayMs
}

function shownAt(at: number): number {
  return Date.parse(`${parts.format(new Date(at)).replace(' ', 'T')}Z`)
}
