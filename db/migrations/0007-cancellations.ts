import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    create table cancellations (
      id uuid primary key,
      appointment_id uuid not null references appointments,
      citizen_id uuid not null references citizens,
      actor_id uuid not null references citizens,
      reason_code text not null references cancellation_reasons,
      text text,
      status text not null check (status in ('accepted', 'completed', 'rejected', 'withdrawn')),
      rejection_code text,
      appointment_starts_at timestamptz(3) not null,
      accepted_at timestamptz(3) not null,
      completed_at timestamptz(3),
      followed_up_at timestamptz(3),
      organisation_id uuid references organisations,
      task_id uuid,
      thread_id uuid,
      message_id uuid,
      record_entry_id uuid,
      promised_answer_by timestamptz(3),
      relayed_at timestamptz(3),
      check (status <> 'completed' or (completed_at is not null and organisation_id is not null
        and task_id is not null and thread_id is not null and message_id is not null
        and record_entry_id is not null and promised_answer_by is not null)),
      check (status <> 'rejected' or (rejection_code is not null and record_entry_id is not null))
    );
    create unique index one_standing_cancellation on cancellations (appointment_id)
      where status in ('accepted', 'completed');
    create index on cancellations (citizen_id, accepted_at);
    create index cancellations_to_start on cancellations (accepted_at) where status = 'accepted';
    create index cancellations_in_follow_up on cancellations (task_id)
      where status = 'completed' and followed_up_at is null;

    -- what the process did, in the order in which it happened
    create table cancellation_steps (
      cancellation_id uuid not null references cancellations,
      position integer not null,
      name text not null,
      at timestamptz(3) not null,
      outcome jsonb not null,
      primary key (cancellation_id, name)
    );

    -- each list of commands is carried out once for each cancellation
    create table carried_out (
      cancellation_id uuid not null references cancellations,
      list text not null,
      at timestamptz(3) not null,
      outcome jsonb not null,
      primary key (cancellation_id, list)
    );

    alter table messages add foreign key (cancellation_id) references cancellations;

    grant select, insert, update on cancellations to borgerdialog_app;
    grant select, insert on cancellation_steps, carried_out to borgerdialog_app;
  `)
