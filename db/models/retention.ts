import { dueSince, type EntryGroup, newestDue, type RetentionTerm } from '../../domain/retention.ts'
import type { Database } from '../database.ts'
import { many } from '../sql.ts'

export interface DueCitizen {
  citizenId: string
  entries: number
  /** When the last term ended. */
  since: string
}

/** Some of those whose record may go. */
export interface DuePage {
  due: DueCitizen[]
  /** Begins the next page; undefined after the last. */
  next: string | undefined
}

/** The first before all ids. */
export const firstPage = '00000000-0000-0000-0000-000000000000'

export function retentionTerms(db: Database): Promise<RetentionTerm[]> {
  return many(db, 'select class, kle, facet, years from retention_terms order by 1, 2, 3', {})
}

/** Every term is over, nothing is open, nobody holds it, and there was a record at all; by id. */
export async function listDue(
  db: Database,
  { after = firstPage, limit, now }: { after?: string; limit: number; now: Date },
): Promise<DuePage> {
  const terms = await retentionTerms(db)
  const wanted = { after, limit, now: now.toISOString(), newest: newestDue(terms, now) }
  const rows = await many<{ citizenId: string; entries: number; groups: EntryGroup[] }>(
    db,
    candidates,
    wanted,
  )
  const due = rows.flatMap(({ citizenId, entries, groups }) => {
    const since = dueSince(groups, terms)
    return since !== undefined && since <= wanted.now ? { citizenId, entries, since } : []
  })
  return { due, next: rows.length < limit ? undefined : rows.at(-1)?.citizenId }
}

export interface HeldCitizen {
  citizenId: string
  /** RFC 3339; null while a request has not ended. */
  until: string | null
}

/** By id. */
export function listHeld(
  db: Database,
  wanted: { after?: string; limit: number; now: Date },
): Promise<HeldCitizen[]> {
  const { after = firstPage, limit, now } = wanted
  return many(db, held, { after, limit, now: now.toISOString() })
}

/** Of the appointment that it names, or by its cancellation or its wish; else of all that its chat is about. */
const kles = `
  case jsonb_typeof(e.details->'kle') when 'array'
    then array(select jsonb_array_elements_text(e.details->'kle') order by 1)
    else array(select distinct t.kle from appointment_types t where t.code in (
      select a.appointment_type_code from appointments a left join cancellations w on w.appointment_id = a.id
        where a.id = e.appointment_id or w.id = e.cancellation_id
          or (coalesce(e.appointment_id, e.cancellation_id, e.booking_request_id) is null
            and w.thread_id = e.thread_id)
      union all select b.appointment_type_code from booking_requests b where b.id = e.booking_request_id)
      order by t.kle)
  end`

const candidates = `
  with ended as (
    select k.citizen_id from citizen_keys k
    where k.citizen_id > :after
      and exists (select from record_entries e where e.citizen_id = k.citizen_id)
      and not exists (select from record_entries e
        where e.citizen_id = k.citizen_id and e.at > :newest)
      and not exists (select from appointments a
        where a.citizen_id = k.citizen_id and a.status = 'booked' and a.ends_at > :now)
      and not exists (select from cancellations w
        where w.citizen_id = k.citizen_id and w.status = 'accepted')
      and not exists (select from booking_requests b
        where b.citizen_id = k.citizen_id and b.status in ('accepted', 'open', 'offered'))
      and not exists (select from tasks t
        where t.citizen_id = k.citizen_id and t.status in ('open', 'in-progress'))
      and not exists (select from threads t
        where t.citizen_id = k.citizen_id and t.status = 'open')
      and not exists (select from disclosure_requests d
        where d.citizen_id = k.citizen_id and d.held_until > :now)
    order by k.citizen_id limit :limit),
  grouped as (
    select e.citizen_id, e.class, coalesce(e.details->>'facet', '') as facet, n.kles,
      max(e.at) as last, count(*) as entries
    from ended join record_entries e using (citizen_id) cross join lateral (select ${kles} as kles) n
    group by 1, 2, 3, 4)
  select citizen_id as "citizenId", sum(entries)::int as entries,
    json_agg(json_build_object('class', class, 'kles', kles, 'facet', facet, 'last', last)) as groups
  from grouped group by 1 order by 1`

const held = `
  select citizen_id as "citizenId", case when max(held_until) < 'infinity'
    then to_char(max(held_until) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end as until
  from disclosure_requests where held_until > :now and citizen_id > :after
  group by 1 order by 1 limit :limit`
