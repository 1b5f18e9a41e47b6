import type { Knex } from 'knex'

/** A citizen asks for a time, the supplier offers some, and one of them becomes an appointment. */
export const up = (knex: Knex) => knex.raw(tables + links + policies)

const tables = `
  alter table appointment_types
    -- citizens may move such a visit themselves into a free time
    add direct_rebooking boolean not null default false;
  alter table appointments add replaces_id uuid references appointments;
  create unique index on appointments (replaces_id);

  create table booking_requests (
    id uuid primary key,
    citizen_id uuid not null references citizens,
    actor_id uuid not null references citizens,
    signature text not null check (signature like 's1.%'),
    organisation_id uuid not null references organisations,
    appointment_type_code text not null references appointment_types,
    replaces_id uuid references appointments,
    -- [{from, until}]; none where the citizen has chosen a free time at once
    preferred_times jsonb not null,
    text text check (text like 's1.%'),
    status text not null
      check (status in ('accepted', 'open', 'offered', 'declined', 'booked', 'closed')),
    accepted_at timestamptz(3) not null,
    promised_answer_by timestamptz(3),
    task_id uuid references tasks deferrable initially deferred,
    thread_id uuid,
    message_id uuid references messages deferrable initially deferred,
    record_entry_id uuid references record_entries deferrable initially deferred,
    appointment_id uuid references appointments deferrable initially deferred,
    -- what citizen and supplier have done, and how much of it the process has heard of
    changes integer not null default 1,
    heard integer not null default 0,
    changed_at timestamptz(3) not null default now(),
    relayed_at timestamptz(3),
    foreign key (thread_id, citizen_id) references threads (id, citizen_id)
      deferrable initially deferred,
    check (status in ('accepted', 'booked') or (task_id is not null and thread_id is not null
      and message_id is not null and record_entry_id is not null)),
    check (status <> 'booked' or appointment_id is not null)
  );
  create index on booking_requests (citizen_id, accepted_at);
  create index on booking_requests (organisation_id, accepted_at);
  create index bookings_to_tell on booking_requests (changed_at)
    where heard < changes;
  -- a visit gets at most one new time
  create unique index one_new_time on booking_requests (replaces_id) where status = 'booked';

  create table free_times (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    appointment_type_code text not null references appointment_types,
    employee_id uuid references employees,
    starts_at timestamptz(3) not null,
    ends_at timestamptz(3) not null check (ends_at > starts_at),
    -- whose it is: one winner, and one time for each wish
    booking_request_id uuid unique references booking_requests deferrable initially deferred,
    unique nulls not distinct (organisation_id, employee_id, starts_at)
  );
  create index on free_times (organisation_id, appointment_type_code, starts_at)
    where booking_request_id is null;

  create table booking_offers (
    booking_request_id uuid not null references booking_requests,
    number integer not null check (number between 1 and 5),
    citizen_id uuid not null references citizens,
    employee_id uuid not null references employees,
    made_at timestamptz(3) not null,
    held_until timestamptz(3) not null,
    status text not null check (status in ('open', 'taken', 'declined', 'lapsed')),
    text text check (text like 's1.%'),
    primary key (booking_request_id, number)
  );
  create unique index one_open_offer on booking_offers (booking_request_id) where status = 'open';
  create table offered_times (
    booking_request_id uuid not null,
    number integer not null,
    free_time_id uuid not null references free_times,
    primary key (booking_request_id, number, free_time_id),
    foreign key (booking_request_id, number) references booking_offers
  );
  grant select, insert, update on booking_requests, booking_offers to borgerdialog_app;
  grant select, insert, update (booking_request_id) on free_times to borgerdialog_app;
  grant select, insert on offered_times to borgerdialog_app;
  grant insert on appointments to borgerdialog_app;`

/** Tasks, messages and entries of a wish point at it, as those of a cancellation do. */
const links = `
  alter table tasks add booking_request_id uuid unique references booking_requests,
    add check ((kind = 'booking-request') = (booking_request_id is not null));
  alter table record_entries add booking_request_id uuid references booking_requests;`

const policies = `
  create function i_see_booking(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from booking_requests where id = one); end $$;
  create function i_answer_booking(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from booking_requests where id = one
      and citizen_id = any(my_citizens('cancel'))); end $$;
  create function i_work_on_booking(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from booking_requests where id = one
      and organisation_id = any(my_organisations())); end $$;

  alter table booking_requests enable row level security, force row level security;
  create policy seen on booking_requests for select using (is_process()
    or citizen_id = any((select my_citizens('see'))::uuid[])
    or citizen_id = any((select my_citizens('cancel'))::uuid[])
    or organisation_id = any((select my_organisations())::uuid[])
    or citizen_id = any((select my_broken_glass())::uuid[]));
  create policy wished on booking_requests for insert with check (is_process()
    or (citizen_id = any((select my_citizens('cancel'))::uuid[]) and actor_id = acting_as()
      and status = 'accepted'));
  create policy changed on booking_requests for update using (is_process()
    or citizen_id = any((select my_citizens('cancel'))::uuid[])
    or organisation_id = any((select my_organisations())::uuid[]));

  alter table booking_offers enable row level security, force row level security;
  create policy seen on booking_offers for select
    using (is_process() or i_see_booking(booking_request_id));
  create policy made on booking_offers for insert with check (is_process()
    or (employee_id = acting_as() and i_work_on_booking(booking_request_id)));
  create policy answered on booking_offers for update using (is_process()
    or i_answer_booking(booking_request_id) or i_work_on_booking(booking_request_id));

  alter table offered_times enable row level security, force row level security;
  create policy seen on offered_times for select
    using (is_process() or i_see_booking(booking_request_id));
  create policy made on offered_times for insert
    with check (is_process() or i_work_on_booking(booking_request_id));

  alter table free_times enable row level security, force row level security;
  -- that there is a time is no secret; whose it became is
  create policy seen on free_times for select using (acting_kind() <> ''
    and (booking_request_id is null or is_process() or i_see_booking(booking_request_id)
      or organisation_id = any((select my_organisations())::uuid[])
      or exists (select from offered_times o where o.free_time_id = free_times.id)));
  create policy made on free_times for insert with check (is_process()
    or (organisation_id = any((select my_organisations())::uuid[]) and booking_request_id is null));
  -- taken for the own wish, while nobody has it
  create policy taken on free_times for update using (is_process() or booking_request_id is null)
    with check (is_process() or i_answer_booking(booking_request_id));`
