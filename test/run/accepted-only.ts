import { randomUUID } from 'node:crypto'
import type { TestHouse } from './house.ts'
import { anna, aVisit } from './visits.ts'

const minuteMs = 60_000

/** A cancellation that was accepted minutes ago and that nobody begins: as if its process could not be told. */
export async function acceptedOnly({ db }: Pick<TestHouse, 'db'>): Promise<string> {
  const visit = aVisit()
  const id = randomUUID()
  const wish = { id, appointmentId: visit.id, citizenId: anna, actorId: anna, status: 'accepted' }
  const of = { reasonCode: 'not-home', appointmentStartsAt: visit.startsAt }
  const acceptedAt = new Date(Date.now() - 3 * minuteMs).toISOString()
  const relayedAt = new Date(Date.now() + 60 * minuteMs).toISOString()
  await db.fill([
    ['appointments', [visit]],
    ['cancellations', [{ ...wish, ...of, acceptedAt, relayedAt }]],
  ])
  return id
}
