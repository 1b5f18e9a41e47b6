import type { Change } from '../../domain/event.ts'
import { type EventPlace, placeBefore } from '../../domain/event-place.ts'
import type { Event } from '../../schemas/event.ts'
import type { Database } from '../database.ts'
import { one } from '../sql.ts'
import { eventThings } from './event-things.ts'

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

/** From where one who begins to listen now hears everything, and the newest transaction there may be. */
export async function beginningOfEvents(db: Database): Promise<{ at: EventPlace; newest: bigint }> {
  const sql = `select pg_snapshot_xmin(s)::text as horizon, pg_snapshot_xmax(s)::text as newest
    from pg_current_snapshot() s`
  const row = await one<{ horizon: string; newest: string }>(db, sql, {})
  if (!row) throw new Error('No snapshot')
  return { at: placeBefore(row.horizon), newest: BigInt(row.newest) }
}

/** What has been told after a place. By the process, which sees whose everything is. */
export async function eventsAfter(trx: Database, after: EventPlace): Promise<News> {
  const row = await one<Read>(trx, news, { ...written(after), limit: eventsAtOnce })
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
  const row = await one<Pick<Read, 'events'>>(trx, past, values)
  return row?.events.map(changeOf) ?? []
}

interface Read {
  events: (Event & { xact: string; position: string; organisationIds: string[] | null })[]
  horizon: string
  isHeldBack: boolean
  people: string[]
}

function changeOf({ xact, position, organisationIds, at, ...event }: Read['events'][0]): Change {
  return {
    ...event,
    at: new Date(at).toISOString(),
    place: { xact: BigInt(xact), position: BigInt(position) },
    organisationIds: organisationIds ?? [],
  }
}

function written({ xact, position }: EventPlace) {
  return { xact: String(xact), position: String(position) }
}

const events = (where: string) => `
  (select coalesce(json_agg(told), '[]') from (
    select e.xact::text, e.position::text, e.at, e.kind, e.resource_id as id,
      coalesce(e.thread_id, t.thread_id) as "threadId", t.citizen_id as "citizenId", t.organisation_ids as "organisationIds"
    from events e left join lateral (${eventThings}) t on true
    where (e.xact, e.position) > (cast(:xact as xid8), cast(:position as bigint)) and ${where}
    order by e.xact, e.position limit :limit) told) as events`

const news = `
  with s as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as horizon)
  select s.horizon::text, ${events('e.xact < s.horizon')},
    exists (select from events where xact >= s.horizon) as "isHeldBack",
    array(select resource_id from events where xact >= s.horizon and kind = 'me') as people
  from s`

const past = `
  select ${events('(e.xact, e.position) <= (cast(:lastXact as xid8), cast(:lastPosition as bigint))')}`
