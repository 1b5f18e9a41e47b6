import { eventThings } from './event-things.ts'

const events = (where: string) => `
  (select coalesce(json_agg(told), '[]') from (
    select e.xact::text, e.position::text, e.at, e.kind, e.resource_id as id,
      coalesce(e.thread_id, t.thread_id) as "threadId", t.citizen_id as "citizenId", t.organisation_ids as "organisationIds"
    from events e left join lateral (${eventThings}) t on true
    where (e.xact, e.position) > (cast(:xact as xid8), cast(:position as bigint)) and ${where}
    order by e.xact, e.position limit :limit) told) as events`

/** What has begun later is not of this database: it came with a dump. */
const held = 'xact >= s.horizon and xact < s.newest'

/** After a place, as far as all before has ended; and what is held back. */
export const news = `
  with s as materialized (
    select pg_snapshot_xmin(now) as horizon, pg_snapshot_xmax(now) as newest
    from pg_current_snapshot() now)
  select s.horizon::text, ${events('e.xact < s.horizon')},
    exists (select from events where ${held}) as "isHeldBack",
    array(select resource_id from events where ${held} and kind = 'me') as people
  from s`

/** Up to a place that was reached before. */
export const past = `
  select ${events('(e.xact, e.position) <= (cast(:lastXact as xid8), cast(:lastPosition as bigint))')}`
