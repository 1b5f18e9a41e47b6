import type { Change } from '../../domain/event.ts'
import { type EventPlace, placeBefore } from '../../domain/event-place.ts'
import type { Database } from '../database.ts'
import { one } from '../sql.ts'
import { changeOf, type ReadEvents, written } from './event-row.ts'
import { news, past } from './event-sql.ts'

/** So many are read at once. */
export const eventsAtOnce = 500

export interface News {
  /** In the order of their places. */
  changes: Change[]
  /** All before it has been told, where `changes` are fewer than are read at once. */
  horizon: EventPlace
  /** There is more, but a transaction before it has not ended. */
  isHeldBack: boolean
  /** Whose rights have changed, told or held back. */
  people: string[]
}

/** What has been told after a place. By the process, which sees whose everything is. */
export async function eventsAfter(trx: Database, after: EventPlace): Promise<News> {
  const row = await one<ReadEvents>(trx, news, { ...written(after), limit: eventsAtOnce })
  if (!row) throw new Error('No snapshot')
  const changes = row.events.map(changeOf)
  const told = changes.flatMap(({ kind, id }) => (kind === 'me' ? [id] : []))
  return {
    changes,
    horizon: placeBefore(row.horizon),
    isHeldBack: row.isHeldBack,
    people: [...told, ...row.people],
  }
}

/** What was told between two places, the first so many. */
export async function eventsBetween(
  trx: Database,
  { after, upTo }: { after: EventPlace; upTo: EventPlace },
): Promise<Change[]> {
  const { xact: lastXact, position: lastPosition } = written(upTo)
  const values = { ...written(after), lastXact, lastPosition, limit: eventsAtOnce }
  const row = await one<Pick<ReadEvents, 'events'>>(trx, past, values)
  return row?.events.map(changeOf) ?? []
}
