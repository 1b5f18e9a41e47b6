import type { Caller, Reply } from '../run/caller.ts'
import type { TestHouse } from '../run/house.ts'
import { nord } from '../run/visits.ts'

const dayMs = 86_400_000

export function inDays(days: number): string {
  return new Date(Date.now() + days * dayMs).toISOString()
}

/** Half an hour at nine on that day. */
export function aTime(days: number) {
  const start = new Date(Date.now() + days * dayMs).setUTCHours(9, 0, 0, 0)
  const endsAt = new Date(start + dayMs / 48).toISOString()
  return { startsAt: new Date(start).toISOString(), endsAt }
}

/** Someone asks Hjemmepleje Nord for a time for cleaning, but for what is said. */
export function askFor(house: TestHouse, wish: object = {}, as = 'anna'): Promise<Reply> {
  const preferredTimes = [{ from: inDays(2), until: inDays(9) }]
  const body = { organisationId: nord, appointmentTypeId: 'cleaning', preferredTimes, ...wish }
  return house.as(as).post('/v1/booking-requests', body, { Prefer: 'wait=20' })
}

export function offer(by: Caller, id: string, times: object[]): Promise<Reply> {
  return by.post(`/v1/booking-requests/${id}/offers`, { times })
}
