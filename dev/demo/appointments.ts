import { idOf } from './ids.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** So many future visits each citizen has from each supplier, whenever the demo is started. */
const futureVisits = [
  { citizen: 'anna', organisation: 'hjemmepleje-nord', count: 24, employee: 'eva' },
  { citizen: 'anna', organisation: 'hjemmepleje-syd', count: 16, employee: 'sara' },
  { citizen: 'bent', organisation: 'hjemmepleje-nord', count: 24, employee: 'nils' },
  { citizen: 'bent', organisation: 'hjemmepleje-syd', count: 16, employee: 'sara' },
]
const types: Record<string, string[]> = {
  'hjemmepleje-nord': ['personal-care', 'cleaning', 'nursing'],
  'hjemmepleje-syd': ['cleaning', 'training'],
}

type Visits = (typeof futureVisits)[number]

/**
 * Visits from the day after tomorrow on, one a day and supplier. The day is part of the id, so that
 * a later start adds the days that are new and leaves the others alone.
 */
export function comingVisits(now: Date) {
  return futureVisits.flatMap((visits) =>
    Array.from({ length: visits.count }, (_, index) => visit(visits, now, index + 2)),
  )
}

/** A handful that are over: held, or cancelled by the municipality. */
export function pastVisits(now: Date) {
  const [first] = futureVisits
  if (!first) return []
  return [-5, -4, -3, -2, -1].map((day) => ({
    ...visit(first, now, day),
    status: day % 2 === 0 ? 'cancelled' : 'held',
  }))
}

function visit({ citizen, organisation, employee }: Visits, now: Date, daysAhead: number) {
  const midnight = new Date(now.getTime() + daysAhead * dayMs).setUTCHours(0, 0, 0, 0)
  const day = new Date(midnight).toISOString().slice(0, 10)
  const hour = organisation === 'hjemmepleje-nord' ? 8 : 12
  const start = midnight + hour * hourMs
  const kinds = types[organisation] ?? []
  return {
    id: idOf('appointment', citizen, organisation, day),
    citizenId: idOf('citizen', citizen),
    appointmentTypeCode: kinds[Math.floor(midnight / dayMs) % kinds.length],
    organisationId: idOf('organisation', organisation),
    employeeId: idOf('employee', employee),
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + hourMs / 2).toISOString(),
    status: 'booked',
  }
}

/** Times at which the suppliers could come as well: two on each of the next fourteen days, for each kind. */
export function freeTimes(now: Date) {
  const suppliers = futureVisits.filter(({ citizen }) => citizen === 'anna')
  return suppliers.flatMap(({ organisation, employee }) =>
    (types[organisation] ?? []).flatMap((type, kind) =>
      Array.from({ length: 28 }, (_, index) => {
        const day = new Date(now.getTime() + (Math.floor(index / 2) + 2) * dayMs)
        const hour = 9 + kind + 3 * (index % 2)
        const start = day.setUTCHours(hour, 30, 0, 0)
        return {
          id: idOf('free-time', organisation, type, new Date(start).toISOString()),
          organisationId: idOf('organisation', organisation),
          appointmentTypeCode: type,
          employeeId: idOf('employee', employee),
          startsAt: new Date(start).toISOString(),
          endsAt: new Date(start + hourMs / 2).toISOString(),
        }
      }),
    ),
  )
}
