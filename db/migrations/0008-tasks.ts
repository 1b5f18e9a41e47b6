import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    create table tasks (
      id uuid primary key,
      cancellation_id uuid references cancellations,
      appointment_id uuid not null references appointments,
      citizen_id uuid not null references citizens,
      thread_id uuid not null,
      organisation_id uuid not null references organisations,
      assignee_id uuid references employees,
      status text not null default 'open' check (status in ('open', 'in-progress', 'done')),
      text text not null,
      flags text[] not null default '{}',
      due_at timestamptz(3) not null,
      created_at timestamptz(3) not null,
      reminded_at timestamptz(3),
      done_at timestamptz(3),
      version integer not null default 1,
      foreign key (thread_id, citizen_id) references threads (id, citizen_id)
        deferrable initially deferred,
      unique (cancellation_id),
      unique (id, cancellation_id, thread_id),
      check ((status = 'done') = (done_at is not null))
    );
    create index on tasks (organisation_id, due_at, id);
    create index on tasks (assignee_id, due_at, id);

    grant select, insert, update on tasks to borgerdialog_app;
  `)
