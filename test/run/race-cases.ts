/** Completed cancellations by the thousand, each of its own citizen, with a new time on offer. */
import { v7 as uuid } from 'uuid'
import type { TestDatabase } from './database.ts'
import { eva, nord } from './visits.ts'

export interface RaceCase {
  subject: string
  citizen: string
  appointment: string
  cancellation: string
  task: string
  thread: string
  booking: string
  time: string
}

/** Rows as the process leaves them, put in as a superuser; names and texts are the citizen's sealed name. */
export async function makeRaceCases(db: TestDatabase, count: number): Promise<RaceCase[]> {
  const subjects = Array.from({ length: count }, () => `race-${uuid()}`)
  await db.fill([
    ['citizens', subjects.map((subject) => ({ id: uuid(), subject, name: 'Prøve Person' }))],
  ])
  await db.sql(cases)
  const made = await db.sql<RaceCase>('select * from new_race_cases()')
  return made
}

const id = 'gen_random_uuid()'

const cases = `
  create or replace function new_race_cases() returns table (subject text, citizen uuid,
    appointment uuid, cancellation uuid, task uuid, thread uuid, booking uuid, "time" uuid)
  language plpgsql as $fn$
  begin
    perform set_config('borgerdialog.kind', 'process', true);
    create temp table race on commit drop as
      select c.subject, c.id as citizen, c.name as sealed, ${id} as appointment,
        ${id} as cancellation, ${id} as task, ${id} as thread, ${id} as message, ${id} as entry,
        ${id} as booking, ${id} as booking_task, ${id} as booking_message, ${id} as booking_entry,
        ${id} as "time",
        date_trunc('milliseconds', now() + (1 + random() * 1e9) * interval '1 second') as starts_at
      from citizens c where c.subject like 'race-%'
        and not exists (select from appointments a where a.citizen_id = c.id);
    set constraints all deferred;
    insert into appointments (id, citizen_id, appointment_type_code, organisation_id, employee_id,
      starts_at, ends_at, status)
      select r.appointment, r.citizen, 'cleaning', uuid '${nord}', uuid '${eva}', now() + interval '2 days',
        now() + interval '49 hours', 'cancelled' from race r;
    insert into threads (id, citizen_id, organisation_id, status, opened_at, last_message_at,
      message_count) select r.thread, r.citizen, uuid '${nord}', 'open', now(), now(), 2 from race r;
    insert into cancellations (id, appointment_id, citizen_id, actor_id, signature, reason_code,
      status, appointment_starts_at, accepted_at, completed_at, organisation_id, task_id, thread_id,
      message_id, record_entry_id, promised_answer_by)
      select r.cancellation, r.appointment, r.citizen, r.citizen, r.sealed, 'not-home', 'completed',
        a.starts_at, now(), now(), uuid '${nord}', r.task, r.thread, r.message, r.entry,
        now() + interval '1 day' from race r join appointments a on a.id = r.appointment;
    insert into booking_requests (id, citizen_id, actor_id, signature, organisation_id,
      appointment_type_code, replaces_id, preferred_times, status, accepted_at, promised_answer_by,
      task_id, thread_id, message_id, record_entry_id)
      select r.booking, r.citizen, r.citizen, r.sealed, uuid '${nord}', 'cleaning', r.appointment, '[]',
        'offered', now(), now() + interval '1 day', r.booking_task, r.thread, r.booking_message,
        r.booking_entry from race r;
    insert into tasks (id, kind, cancellation_id, booking_request_id, appointment_id, citizen_id,
      thread_id, organisation_id, text, due_at, created_at)
      select r.task, 'cancellation', r.cancellation, null, r.appointment, r.citizen, r.thread,
        uuid '${nord}', r.sealed, now() + interval '1 day', now() from race r
      union all select r.booking_task, 'booking-request', null, r.booking, null, r.citizen, r.thread,
        uuid '${nord}', r.sealed, now() + interval '1 day', now() from race r;
    insert into messages (id, thread_id, citizen_id, number, author_kind, author_id, author_name,
      text, created_at, cancellation_id)
      select r.message, r.thread, r.citizen, 1, 'citizen', r.citizen, r.sealed, r.sealed, now(),
        r.cancellation from race r
      union all select r.booking_message, r.thread, r.citizen, 2, 'citizen', r.citizen, r.sealed,
        r.sealed, now(), null from race r;
    insert into record_entries (id, citizen_id, kind, at, actor_id, organisation_id, appointment_id,
      cancellation_id, booking_request_id, task_id, thread_id, message_id, text, content)
      select r.entry, r.citizen, 'cancellation', now(), r.citizen, uuid '${nord}', r.appointment,
        r.cancellation, null, r.task, r.thread, r.message, r.sealed, repeat('0', 64) from race r
      union all select r.booking_entry, r.citizen, 'booking-request', now(), r.citizen, uuid '${nord}',
        null, null, r.booking, r.booking_task, r.thread, r.booking_message, r.sealed, repeat('0', 64)
        from race r;
    insert into cancellation_steps (cancellation_id, position, name, at, outcome)
      select r.cancellation, s.position, s.name, now(),
        case when s.name = 'supplier-resolved' then '{"organisationId":"${nord}"}'::jsonb else '{}' end
      from race r, unnest(array['reason-validated', 'supplier-resolved', 'task-created',
        'chat-delivered', 'reply-permission-checked', 'record-written']) with ordinality as s (name, position);
    insert into free_times (id, organisation_id, appointment_type_code, starts_at, ends_at)
      select r."time", uuid '${nord}', 'cleaning', r.starts_at, r.starts_at + interval '30 minutes' from race r;
    insert into booking_offers (booking_request_id, number, citizen_id, employee_id, made_at,
      held_until, status)
      select r.booking, 1, r.citizen, uuid '${eva}', now(), now() + interval '1 day', 'open' from race r;
    insert into offered_times (booking_request_id, number, free_time_id)
      select r.booking, 1, r."time" from race r;
    return query select r.subject, r.citizen, r.appointment, r.cancellation, r.task, r.thread,
      r.booking, r."time" from race r;
  end $fn$`
