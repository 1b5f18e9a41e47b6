import { v7 as uuid } from 'uuid'
import { idOf } from '../../dev/demo/ids.ts'

const hourMs = 3_600_000

export const anna = idOf('citizen', 'anna')
export const bent = idOf('citizen', 'bent')
export const rita = idOf('citizen', 'rita')
export const nord = idOf('organisation', 'hjemmepleje-nord')
export const syd = idOf('organisation', 'hjemmepleje-syd')
export const contactUnit = idOf('organisation', 'borgerservice')
export const eva = idOf('employee', 'eva')
export const nils = idOf('employee', 'nils')
export const sara = idOf('employee', 'sara')
export const lone = idOf('employee', 'lone')

interface Visit {
  id: string
  citizenId: string
  organisationId: string | null
  employeeId: string | null
  appointmentTypeCode: string
  startsAt: string
  endsAt: string
  status: string
}

/** A booked visit by Eva of Hjemmepleje Nord at Anna's in two days, but for what is said. */
export function aVisit(more: Partial<Visit> = {}): Visit {
  const startsAt = more.startsAt ?? new Date(Date.now() + 48 * hourMs).toISOString()
  return {
    id: uuid(),
    citizenId: anna,
    organisationId: nord,
    employeeId: eva,
    appointmentTypeCode: 'personal-care',
    startsAt,
    endsAt: new Date(new Date(startsAt).getTime() + hourMs / 2).toISOString(),
    status: 'booked',
    ...more,
  }
}
