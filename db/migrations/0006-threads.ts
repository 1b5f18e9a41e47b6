import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    create table threads (
      id uuid primary key,
      citizen_id uuid not null references citizens,
      organisation_id uuid not null references organisations,
      status text not null check (status in ('open', 'closed')),
      opened_at timestamptz(3) not null,
      closed_at timestamptz(3),
      last_message_at timestamptz(3) not null,
      message_count integer not null default 0,
      reply_open boolean,
      reply_to text check (reply_to in ('organisation', 'employee')),
      reply_employee_id uuid references employees,
      reply_until timestamptz(3),
      reply_version integer not null default 1,
      version integer not null default 1,
      unique (id, citizen_id),
      check ((status = 'closed') = (closed_at is not null)),
      check ((reply_to = 'employee') = (reply_employee_id is not null))
    );
    -- at most one open thread for each citizen and organisation
    create unique index one_open_thread on threads (citizen_id, organisation_id)
      where status = 'open';
    create index on threads (citizen_id, last_message_at desc, id);
    create index on threads (organisation_id, last_message_at desc, id);

    create table messages (
      id uuid primary key,
      thread_id uuid not null,
      number integer not null,
      author_kind text not null
        check (author_kind in ('citizen', 'representative', 'employee', 'system')),
      author_id uuid,
      author_organisation_id uuid references organisations,
      text text not null,
      created_at timestamptz(3) not null,
      cancellation_id uuid,
      foreign key (thread_id) references threads deferrable initially deferred,
      unique (thread_id, number),
      unique (cancellation_id),
      unique (id, cancellation_id, thread_id)
    );

    create table message_reads (
      thread_id uuid not null references threads,
      reader_id uuid not null,
      reader_side text not null check (reader_side in ('citizen', 'organisation')),
      up_to integer not null,
      at timestamptz(3) not null,
      primary key (thread_id, reader_id, up_to)
    );

    grant select, insert, update on threads to borgerdialog_app;
    grant select, insert on messages, message_reads to borgerdialog_app;
  `)
