import type { Knex } from 'knex'

/** Who looked at whose data, when and why; one line a request, never changed. */
export const up = (knex: Knex) =>
  knex.raw(`
    create table municipality (
      only_one boolean primary key default true check (only_one),
      -- citizens see role and organisation; the names of staff only where this is on
      show_staff_names boolean not null default false,
      -- how long a look stays unseen by the citizen
      access_log_delay_minutes integer not null default 0 check (access_log_delay_minutes >= 0),
      -- KLE numbers that begin so raise an alarm
      sensitive_kle text[] not null default '{29}'
    );
    insert into municipality default values;

    create table break_glass (
      id uuid primary key,
      employee_id uuid not null references employees,
      citizen_id uuid not null references citizens,
      reason text not null check (reason like 's1.%'),
      starts_at timestamptz(3) not null,
      ends_at timestamptz(3) not null check (ends_at > starts_at)
    );
    create index on break_glass (employee_id, citizen_id);

    create table access_log (
      id uuid primary key,
      at timestamptz(3) not null,
      trace_id text not null,
      actor_kind text not null
        check (actor_kind in ('citizen', 'representative', 'employee', 'process')),
      actor_id uuid,
      role text not null,
      organisation_id uuid references organisations,
      on_behalf_of uuid,
      citizen_ids uuid[] not null check (cardinality(citizen_ids) > 0),
      fields text not null,
      purpose text not null,
      permission text not null,
      operation text not null,
      parameters jsonb not null,
      address text,
      machine text not null,
      alarms text[] not null default '{}',
      check ((actor_kind = 'process') = (actor_id is null))
    );
    create index on access_log using gin (citizen_ids);
    create index on access_log (at, id);
    create index access_log_alarms on access_log (at, id) where alarms <> '{}';
    create trigger append_only before update or delete on access_log
      for each row execute function refuse_change();
    create trigger append_only_whole before truncate on access_log
      for each statement execute function refuse_change();

    grant select on municipality to borgerdialog_app;
    grant select, insert on access_log, break_glass to borgerdialog_app;
  `)
