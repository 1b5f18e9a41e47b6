import type { Knex } from 'knex'

/** A citizen asks to have a chat opened: once for each Danish day, and a task comes of it. */
export const up = (knex: Knex) =>
  knex.raw(`
    create table reply_requests (
      task_id uuid primary key references tasks deferrable initially deferred,
      thread_id uuid not null,
      citizen_id uuid not null references citizens,
      actor_id uuid not null references citizens,
      -- in Denmark
      day date not null,
      at timestamptz(3) not null,
      foreign key (thread_id, citizen_id) references threads (id, citizen_id),
      constraint one_reply_request_a_day unique (thread_id, day)
    );
    grant select, insert on reply_requests to borgerdialog_app;
    alter table reply_requests enable row level security, force row level security;
    create policy seen on reply_requests for select using (is_process() or i_see_thread(thread_id));
    create policy asked on reply_requests for insert with check (is_process()
      or (actor_id = acting_as() and citizen_id = any((select my_citizens('write'))::uuid[])));

    -- the one kind of task that a citizen makes, and only as the request says
    create function i_asked_for(task uuid, thread uuid, organisation uuid) returns boolean
      stable language plpgsql as $$
      begin return exists (select from reply_requests r join threads h on h.id = r.thread_id
        where r.task_id = task and r.thread_id = thread and r.actor_id = acting_as()
          and h.organisation_id = organisation and h.status = 'open'); end $$;
    alter policy created on tasks with check (is_process() or (kind = 'reply-request'
      and status = 'open' and assignee_id is null and appointment_id is null
      and citizen_id = any((select my_citizens('write'))::uuid[])
      and i_asked_for(id, thread_id, organisation_id)));
  `)
