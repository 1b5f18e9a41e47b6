import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    create table record_entries (
      id uuid primary key,
      position bigint generated always as identity,
      citizen_id uuid not null references citizens,
      kind text not null,
      at timestamptz(3) not null,
      actor_id uuid,
      organisation_id uuid references organisations,
      appointment_id uuid references appointments,
      cancellation_id uuid references cancellations,
      task_id uuid references tasks,
      thread_id uuid references threads,
      message_id uuid references messages,
      text text not null,
      details jsonb not null default '{}',
      unique (message_id),
      unique (id, cancellation_id, task_id, thread_id, message_id)
    );
    create index on record_entries (citizen_id, position);
    create unique index one_entry_for_each_cancellation on record_entries (cancellation_id)
      where kind in ('cancellation', 'cancellation-rejected');

    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$;
    create trigger append_only before update or delete on record_entries
      for each row execute function refuse_change();
    create trigger append_only_whole before truncate on record_entries
      for each statement execute function refuse_change();

    grant select, insert on record_entries to borgerdialog_app;
  `)
