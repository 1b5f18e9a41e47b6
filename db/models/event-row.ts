import type { Change } from '../../domain/event.ts'
import type { EventPlace } from '../../domain/event-place.ts'
import type { Event } from '../../schemas/event.ts'

/** As Postgres writes it: numbers of 64 bits as text. */
export interface ReadEvents {
  events: (Event & { xact: string; position: string; organisationIds: string[] | null })[]
  horizon: string
  isHeldBack: boolean
  people: string[]
}

export function changeOf({
  xact,
  position,
  organisationIds,
  at,
  ...event
}: ReadEvents['events'][0]): Change {
  return {
    ...event,
    at: new Date(at).toISOString(),
    place: { xact: BigInt(xact), position: BigInt(position) },
    organisationIds: organisationIds ?? [],
  }
}

export function written({ xact, position }: EventPlace) {
  return { xact: String(xact), position: String(position) }
}
