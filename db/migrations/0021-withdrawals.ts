import type { Knex } from 'knex'

/** A citizen takes a cancellation back; and says, where it is late, what is to happen. */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table appointment_types
      -- how long before the start a cancellation is late: allowed, but said so
      add late_minutes integer not null default 1440 check (late_minutes >= 0),
      -- how long before the start it can be taken back
      add withdrawal_minutes integer not null default 120 check (withdrawal_minutes >= 0);

    -- accepted like the cancellation itself: the process does the rest
    create table withdrawals (
      cancellation_id uuid primary key references cancellations,
      citizen_id uuid not null references citizens,
      actor_id uuid not null references citizens,
      signature text not null check (signature like 's1.%'),
      accepted_at timestamptz(3) not null,
      relayed_at timestamptz(3)
    );
    alter table cancellations
      add late boolean not null default false,
      add late_answer text check (late_answer in ('do-not-send', 'call-me')),
      add check (late_answer is null or late),
      add withdrawn_at timestamptz(3),
      add appointment_restored boolean,
      add check ((status = 'withdrawn') = (withdrawn_at is not null)),
      add check (status <> 'withdrawn' or appointment_restored is not null);
    grant select, insert, update (relayed_at) on withdrawals to borgerdialog_app;

    alter table withdrawals enable row level security, force row level security;
    create policy seen on withdrawals for select
      using (is_process() or i_see_cancellation(cancellation_id));
    create policy wished on withdrawals for insert with check (is_process()
      or (citizen_id = any((select my_citizens('cancel'))::uuid[]) and actor_id = acting_as()
        and exists (select from cancellations c
          where c.id = cancellation_id and c.citizen_id = withdrawals.citizen_id)));
    create policy relayed on withdrawals for update using (is_process());
    -- whoever may cancel may lock: to be told that it has begun, and that nothing comes between
    create policy asked on tasks for select
      using (citizen_id = any((select my_citizens('cancel'))::uuid[]));
    create policy asked_of on tasks for update
      using (citizen_id = any((select my_citizens('cancel'))::uuid[])) with check (false);
    create policy asked on cancellations for update
      using (citizen_id = any((select my_citizens('cancel'))::uuid[])) with check (false);
  `)
