import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    create table appointments (
      id uuid primary key,
      citizen_id uuid not null references citizens,
      appointment_type_code text not null references appointment_types,
      organisation_id uuid references organisations,
      employee_id uuid references employees,
      starts_at timestamptz(3) not null,
      ends_at timestamptz(3) not null,
      status text not null check (status in ('booked', 'cancelled', 'moved', 'held')),
      check (ends_at > starts_at)
    );
    create index on appointments (citizen_id, starts_at, id);
    create index on appointments (organisation_id, starts_at, id);

    grant select on appointments to borgerdialog_app;
    grant update (status) on appointments to borgerdialog_app;
  `)
