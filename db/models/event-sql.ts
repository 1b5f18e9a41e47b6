import { eventThings } from './event-things.ts'

const events = (where: string) => `
  (select coalesce(json_agg(told), '[]') from (
    select e.xact::text, e.position::text, e.at, e.kind, e.resource_id as id,
      coalesce(e.thread_id, t.thread_id) as "threadId", t.citizen_id as "citizenId", t.organisation_ids as "organisationIds"
    from events e left join lateral (${eventThings}) t on true
    where (e.xact, e.position) > (cast(:xact as xid8), cast(:position as bigint)) and ${where}
    order by e.xact, e.position limit :limit) told) as events`

/** After a place, as far as all before has ended; and what is held back. */
export const news = `
  with s as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as horizon)
  select s.horizon::text, ${events('e.xact < s.horizon')},
    exists (select from events where xact >= s.horizon) as "isHeldBack",
    array(select resource_id from events where xact >= s.horizon and kind = 'me') as people
  from s`

/** Up to a place that was reached before. */
export const past = `
  select ${events('(e.xact, e.position) <= (cast(:lastXact as xid8), cast(:lastPosition as bigint))')}`
