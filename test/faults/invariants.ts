/** What must always hold, as queries that find what breaks it. */
const cancellations = {
  'not ended': `select id from cancellations where status not in ('completed', 'rejected')`,

  'not exactly one task': `select c.id from cancellations c left join tasks t
    on t.cancellation_id = c.id where c.status = 'completed' group by c.id having count(t.id) <> 1`,

  'not exactly one message': `select c.id from cancellations c left join messages m
    on m.cancellation_id = c.id where c.status = 'completed' group by c.id having count(m.id) <> 1`,

  'not exactly one entry': `select c.id from cancellations c left join record_entries e
    on e.cancellation_id = c.id and e.kind like 'cancellation%'
    group by c.id having count(e.id) <> 1`,

  'not six steps': `select c.id from cancellations c left join cancellation_steps s
    on s.cancellation_id = c.id where c.status = 'completed' group by c.id having count(*) <> 6`,

  'do not point at each other': `select c.id from cancellations c
    left join tasks t on t.id = c.task_id left join messages m on m.id = c.message_id
    left join record_entries e on e.id = c.record_entry_id
    where c.status = 'completed' and (
      t.cancellation_id is distinct from c.id or t.thread_id is distinct from c.thread_id
      or m.cancellation_id is distinct from c.id or m.thread_id is distinct from c.thread_id
      or (e.cancellation_id, e.task_id, e.thread_id, e.message_id)
        is distinct from (c.id, c.task_id, c.thread_id, c.message_id))`,

  'appointment not cancelled': `select c.id from cancellations c join appointments a
    on a.id = c.appointment_id where c.status = 'completed' and a.status <> 'cancelled'`,

  'appointment cancelled twice': `select appointment_id as id from cancellations
    where status <> 'rejected' group by appointment_id having count(*) > 1`,
}

const threads = {
  'more than one open thread': `select min(id::text) as id from threads where status = 'open'
    group by citizen_id, organisation_id having count(*) > 1`,

  'messages not numbered without gaps': `select t.id from threads t left join messages m
    on m.thread_id = t.id group by t.id
    having count(m.id) <> t.message_count or coalesce(max(m.number), 0) <> t.message_count
      or coalesce(min(m.number), 0) <> least(1, t.message_count)`,
}

const joins = {
  'joined without one entry in each chat': `select w.id from same_wishes w
    join same_wish_threads p on p.same_wish_id = w.id left join record_entries e
    on e.thread_id = p.thread_id and e.details->>'sameWishId' = w.id::text
      and e.details->>'change' = 'joined'
    group by w.id, p.thread_id having count(e.id) <> 1`,

  'answered without one answer in each chat': `select w.id from same_wishes w
    join same_wish_threads p on p.same_wish_id = w.id
    left join record_entries e on e.thread_id = p.thread_id and e.kind = 'message'
      and e.details->>'sameWishId' = w.id::text and e.message_id = p.message_id
    where w.answered_at is not null group by w.id, p.thread_id having count(e.id) <> 1`,

  'answered, but the tasks are not done': `select w.id from same_wishes w
    join same_wish_tasks p on p.same_wish_id = w.id join tasks t on t.id = p.task_id
    where w.status = 'answered' and t.status <> 'done'`,

  'undone without one entry in each chat': `select w.id from same_wishes w
    join same_wish_threads p on p.same_wish_id = w.id left join record_entries e
    on e.thread_id = p.thread_id and e.details->>'sameWishId' = w.id::text
      and e.details->>'change' = 'undone'
    where w.status = 'undone' group by w.id, p.thread_id having count(e.id) <> 1`,

  'joined with a chat of another citizen': `select w.id from same_wishes w
    join same_wish_threads p on p.same_wish_id = w.id join threads h on h.id = p.thread_id
    where h.citizen_id <> w.citizen_id`,
}

const disclosures = {
  'granted without exactly one package': `select d.request_id as id from disclosure_decisions d
    left join disclosure_packages p on (p.request_id, p.decision) = (d.request_id, d.number)
    where d.status = 'approved' and d.outcome <> 'refused'
    group by d.request_id, d.number having count(p.id) <> 1`,

  'ended without an end': `select id from disclosure_requests
    where (status in ('handed-out', 'refused', 'withdrawn')) <> (ended_at is not null)`,

  'looks not chained without gaps': `select citizen_id as id from chained_looks
    group by citizen_id having count(*) <> max(number) or min(number) <> 1`,
}

const all = { ...cancellations, ...threads, ...joins, ...disclosures }

interface Asked {
  sql<T extends object>(text: string): Promise<T[]>
}

/** The ids of what breaks each invariant; empty where all hold. */
export async function brokenInvariants({ sql }: Asked): Promise<Record<string, string[]>> {
  const broken: Record<string, string[]> = {}
  for (const [name, query] of Object.entries(all)) {
    const rows = await sql<{ id: string }>(query)
    if (rows.length > 0) broken[name] = rows.map(({ id }) => id)
  }
  return broken
}

/** How many wishes wait for their process. */
export async function unsettled({ sql }: Asked): Promise<number> {
  const query = `select count(*)::int as n from cancellations where status = 'accepted'`
  return (await sql<{ n: number }>(query))[0]?.n ?? 0
}

/**
 * Does all tasks at once, as if by the suppliers: each process that goes on hears of it and ends.
 * How many have not.
 */
export async function unended({ sql }: Asked): Promise<number> {
  await sql(`update tasks set status = 'done', outcome = 'agreed', done_at = now() - interval '1 minute'
    where done_at is null and cancellation_id in
      (select id from cancellations where status = 'completed')`)
  const query = `select count(*)::int as n from cancellations
    where status in ('accepted', 'completed') and followed_up_at is null`
  return (await sql<{ n: number }>(query))[0]?.n ?? 0
}
