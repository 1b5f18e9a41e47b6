-- What must always hold (design §5), as questions: each returns no row when all is well, and
-- otherwise one row for each thing that is wrong, with its id. Read-only; run it as the owner:
--   psql "$MIGRATION_DATABASE_URL" -f docs/operations/invariants.sql

-- the owner too is held to the row-level policies
set borgerdialog.kind = 'process';

-- 1. Every cancellation answered with 2xx exists, and ends; so does each that was taken back.
select 1 as invariant, 'answered with 2xx, but there is no such cancellation' as broken,
  headers->>'Location' as id
from idempotency_keys
where status in (201, 202) and headers->>'Location' like '/v1/cancellations/%'
  and not exists (select from cancellations c
    where headers->>'Location' = '/v1/cancellations/' || c.id)
union all
select 1, 'accepted more than five minutes ago and still under way', id::text
from cancellations
where status = 'accepted' and accepted_at < now() - interval '5 minutes'
union all
select 1, 'taken back more than five minutes ago and not undone', c.id::text
from withdrawals w join cancellations c on c.id = w.cancellation_id
where c.status in ('accepted', 'completed') and w.accepted_at < now() - interval '5 minutes';

-- 2. A completed cancellation has exactly one task, at the supplier that was decided, or at the contact
-- unit where that one was closed later; exactly one message, in the chat with that supplier; exactly
-- one receipt: all six steps and a promised answer.
select 2 as invariant, 'completed without exactly one task, message and receipt' as broken, c.id
from cancellations c
cross join lateral (
  select max(s.outcome->>'organisationId')::uuid as supplier from cancellation_steps s
  where s.cancellation_id = c.id and s.name = 'supplier-resolved') as decided
where c.status = 'completed' and (
  (select count(*) from tasks t where t.cancellation_id = c.id) <> 1
  or (select count(*) from messages m where m.cancellation_id = c.id) <> 1
  or (select count(*) from cancellation_steps s where s.cancellation_id = c.id
    and s.name in ('reason-validated', 'supplier-resolved', 'task-created', 'chat-delivered',
      'reply-permission-checked', 'record-written')) <> 6
  or c.promised_answer_by is null
  or exists (select from tasks t
    where t.cancellation_id = c.id and (t.organisation_id <> c.organisation_id
      or t.organisation_id <> case when 'organisation-closed' = any(t.flags)
        then (select id from organisations where contact_unit) else decided.supplier end))
  or exists (select from messages m join threads h on h.id = m.thread_id
    where m.cancellation_id = c.id
      and (h.organisation_id, h.citizen_id) <> (decided.supplier, c.citizen_id)));

-- 3. At most one open thread for each citizen and organisation.
select 3 as invariant, 'more than one open thread of this citizen and organisation' as broken,
  citizen_id || ' ' || organisation_id as id
from threads
where status = 'open'
group by citizen_id, organisation_id
having count(*) > 1;

-- 4. One record entry for each cancellation that has ended, each message, each mark that one was wrongly
-- created, each permission change and each request for one, each chat that was joined with others and each
-- that was taken apart again; what was answered for several stands in each of them; entries are append-only.
select 4 as invariant, 'an ended cancellation without exactly one entry' as broken, c.id::text as id
from cancellations c
where c.status in ('completed', 'rejected')
  and (select count(*) from record_entries e
    where e.cancellation_id = c.id and e.kind in ('cancellation', 'cancellation-rejected')) <> 1
union all
select 4, 'a message without exactly one entry', m.id::text
from messages m
where (select count(*) from record_entries e where e.message_id = m.id) <> 1
union all
select 4, 'a thread whose permission changes are not all in the record', h.id::text
from threads h
where h.reply_version - 1 <> (select count(*) from record_entries e
    where e.thread_id = h.id and e.kind = 'reply-permission')
union all
select 4, 'a message that was wrongly created without exactly one entry that says so',
  w.message_id::text
from wrongly_created_messages w
where (select count(*) from record_entries e
    where e.kind = 'message-wrongly-created' and e.details->>'messageId' = w.message_id::text) <> 1
union all
select 4, 'an entry of a wrongly created message that is not marked, or was not written by hand',
  e.id::text
from record_entries e
where e.kind = 'message-wrongly-created'
  and not exists (select from wrongly_created_messages w
    join record_entries first on first.message_id = w.message_id and first.kind = 'message'
    where w.message_id::text = e.details->>'messageId' and w.citizen_id = e.citizen_id)
union all
select 4, 'a request to reply without its one task and its one entry', r.task_id::text
from reply_requests r
where not exists (select from tasks t
    where (t.id, t.thread_id, t.kind) = (r.task_id, r.thread_id, 'reply-request'))
  or (select count(*) from record_entries e
    where e.task_id = r.task_id and e.kind = 'reply-request') <> 1
union all
select 4, 'a joined chat without exactly one entry that says so', p.same_wish_id::text
from same_wish_threads p
where (select count(*) from record_entries e
    where e.thread_id = p.thread_id and e.details->>'sameWishId' = p.same_wish_id::text
      and e.details->>'change' = 'joined') <> 1
union all
select 4, 'chats that were taken apart without exactly one entry in each', w.id::text
from same_wishes w join same_wish_threads p on p.same_wish_id = w.id
where w.status = 'undone' and (select count(*) from record_entries e
    where e.thread_id = p.thread_id and e.details->>'sameWishId' = w.id::text
      and e.details->>'change' = 'undone') <> 1
union all
select 4, 'an answer for several that does not stand in each of the chats', w.id::text
from same_wishes w join same_wish_threads p on p.same_wish_id = w.id
where w.answered_at is not null and not exists (select from record_entries e
    where e.message_id = p.message_id and e.thread_id = p.thread_id
      and e.details->>'sameWishId' = w.id::text)
union all
select 4, 'an answer for several that left one of its tasks open', w.id::text
from same_wishes w join same_wish_tasks p on p.same_wish_id = w.id
  join tasks t on t.id = p.task_id
where w.status = 'answered' and t.status <> 'done'
union all
select 4, 'entries can be changed or removed', privilege
from unnest(array['update', 'delete', 'truncate']) as privilege
where has_table_privilege('borgerdialog_app', 'record_entries', privilege)
union all
select 4, 'entries can be changed or removed', wanted
from unnest(array['append_only', 'append_only_whole']) as wanted
where not exists (select from pg_trigger
  where tgrelid = 'record_entries'::regclass and tgname = wanted and tgenabled <> 'D');

-- 5. Task, thread, message and record entry of a cancellation point at each other.
select 5 as invariant, 'task, thread, message and entry do not point at each other' as broken, c.id
from cancellations c
left join tasks t on t.id = c.task_id
left join messages m on m.id = c.message_id
left join record_entries e on e.id = c.record_entry_id
where c.status = 'completed' and (
  (t.cancellation_id, t.thread_id, t.appointment_id)
    is distinct from (c.id, c.thread_id, c.appointment_id)
  or (m.cancellation_id, m.thread_id) is distinct from (c.id, c.thread_id)
  or (e.cancellation_id, e.task_id, e.thread_id, e.message_id)
    is distinct from (c.id, c.task_id, c.thread_id, c.message_id));

-- 6. No reply of the citizen's side was stored after the permission was taken away or the thread
-- closed. Entries of one thread are numbered under its lock, so their positions tell what came first.
select 6 as invariant, 'a reply that was not permitted' as broken, m.id
from messages m
join record_entries e on e.message_id = m.id and e.kind = 'message'
cross join lateral (
  select p.kind, p.details
  from record_entries p
  where p.thread_id = m.thread_id and p.position < e.position
    and p.kind in ('reply-permission', 'thread-closed')
  order by p.position desc
  limit 1) as last
where m.author_kind in ('citizen', 'representative')
  and (last.kind = 'thread-closed'
    or (not (last.details->>'open')::boolean
      and (last.details->>'until' is null or (last.details->>'until')::timestamptz > e.at)));

-- 7. Each look is in the access log, with the citizens whom it showed; lines are append-only. The log
-- began with its first line: what was carried out before has none.
select 7 as invariant, 'carried out without exactly one look of the process' as broken,
  r.wish_id || ' ' || r.list as id
from carried_out r
where r.at > (select min(at) from access_log)
  and (select count(*) from access_log l
    where l.trace_id = r.wish_id::text and l.operation = 'carry out ' || r.list) <> 1
union all
select 7, 'a look at a citizen who is not there', l.id::text
from access_log l
where exists (select from unnest(l.citizen_ids) as shown (id)
  where not exists (select from citizens c where c.id = shown.id))
union all
select 7, 'a look on behalf of someone whom it did not show', l.id::text
from access_log l
where l.on_behalf_of is not null and not l.on_behalf_of = any(l.citizen_ids)
union all
select 7, 'broken glass that is not in the record', b.id::text
from break_glass b
where not exists (select from record_entries e
  where e.kind = 'break-glass' and (e.citizen_id, e.actor_id) = (b.citizen_id, b.employee_id)
    and (e.details->>'until')::timestamptz = b.ends_at)
union all
select 7, 'lines can be changed or removed', privilege
from unnest(array['update', 'delete', 'truncate']) as privilege
where has_table_privilege('borgerdialog_app', 'access_log', privilege)
union all
select 7, 'lines can be changed or removed', wanted
from unnest(array['append_only', 'append_only_whole']) as wanted
where not exists (select from pg_trigger
  where tgrelid = 'access_log'::regclass and tgname = wanted and tgenabled <> 'D');

-- 9. A request for aktindsigt ends as it was decided, and the record tells of it; a decision that stands
-- and grants something has exactly one package, and no other has one. The looks at each citizen are
-- chained without a gap and are leaves of the ledger. (8 is seen at the neighbours.)
select 9 as invariant, 'a granted decision without exactly one package' as broken,
  d.request_id || ' ' || d.number as id
from disclosure_decisions d
where d.status = 'approved' and d.outcome <> 'refused'
  and (select count(*) from disclosure_packages p
    where (p.request_id, p.decision) = (d.request_id, d.number)) <> 1
union all
select 9, 'a package of what was not granted', p.id::text
from disclosure_packages p
where not exists (select from disclosure_decisions d
  where (d.request_id, d.number) = (p.request_id, p.decision)
    and d.status = 'approved' and d.outcome <> 'refused')
union all
select 9, 'a package of another citizen', p.id::text
from disclosure_packages p join disclosure_requests d on d.id = p.request_id
where p.citizen_id <> d.citizen_id
union all
select 9, 'an ended request without an end, or an end of one that goes on', id::text
from disclosure_requests
where (status in ('handed-out', 'refused', 'withdrawn')) <> (ended_at is not null)
  or (ended_at is null) <> (held_until = 'infinity')
union all
select 9, 'handed out or refused without a decision that says so', d.id::text
from disclosure_requests d
where d.status in ('handed-out', 'refused') and not exists (select from disclosure_decisions c
  where c.request_id = d.id and c.status = 'approved' and c.final
    and (c.outcome = 'refused') = (d.status = 'refused'))
union all
select 9, 'asked for more than five minutes ago without exactly one entry that says so', d.id::text
from disclosure_requests d
where d.asked_at < now() - interval '5 minutes' and (select count(*) from record_entries e
  where e.kind = 'disclosure' and e.details->>'step' = 'asked'
    and e.details->>'disclosureRequestId' = d.id::text) <> 1
union all
select 9, 'looks at a citizen that are not chained without a gap', citizen_id::text
from (select citizen_id, number, previous,
    row_number() over numbered as place, lag(hash, 1, repeat('0', 64)) over numbered as before
  from chained_looks window numbered as (partition by citizen_id order by number)) as chained
where number <> place or previous <> before
group by citizen_id
union all
select 9, 'a chained look that is no leaf', c.citizen_id || ' ' || c.number
from chained_looks c
where not exists (select from ledger_leaves l
  where (l.look_citizen_id, l.look_number, l.hash) = (c.citizen_id, c.number, c.hash))
union all
select 9, 'chained looks can be changed or removed', privilege
from unnest(array['update', 'delete', 'truncate']) as privilege
where has_table_privilege('borgerdialog_app', 'chained_looks', privilege)
union all
select 9, 'chained looks can be changed or removed', wanted
from unnest(array['append_only', 'append_only_whole']) as wanted
where not exists (select from pg_trigger
  where tgrelid = 'chained_looks'::regclass and tgname = wanted and tgenabled <> 'D');
