import type { Knex } from 'knex'

/** Tasks that are not about a cancellation, and how each ends; lists are carried out for any wish. */
export const up = (knex: Knex) => knex.raw(tables + policies)

const tables = `
  alter table carried_out drop constraint carried_out_cancellation_id_fkey;
  alter table carried_out rename cancellation_id to wish_id;

  alter table tasks
    alter appointment_id drop not null,
    drop constraint tasks_status_check,
    add check (status in ('open', 'in-progress', 'done', 'withdrawn')),
    add kind text not null default 'cancellation'
      check (kind in ('cancellation', 'booking-request', 'reply-request', 'escalation')),
    add check ((kind = 'cancellation') = (cancellation_id is not null)),
    add outcome text check (outcome in ('agreed', 'new-time', 'no-action', 'could-not-be-done')),
    add check (outcome is null or status = 'done'),
    -- 07:00-08:00, and when that window begins in which the team looks at it first
    add check_window text,
    add check_at timestamptz(3),
    add escalated_at timestamptz(3),
    -- what an escalation is about
    add follows_task_id uuid references tasks,
    add check ((kind = 'escalation') = (follows_task_id is not null)),
    -- nobody has anything left to do about it; a cancellation tells that of its own task
    add followed_up_at timestamptz(3),
    -- the process that follows it, where it stands by itself
    add process_started_at timestamptz(3),
    add relayed_at timestamptz(3);
  update tasks set outcome = 'no-action' where status = 'done';
  alter table tasks add check (status <> 'done' or outcome is not null);
  create index tasks_to_follow on tasks (created_at)
    where cancellation_id is null and followed_up_at is null;
  create index on tasks (thread_id);
  create unique index one_escalation_for_each_organisation
    on tasks (follows_task_id, organisation_id);`

const side = (scope: string) => `citizen_id = any((select my_citizens('${scope}'))::uuid[])`
const staff = 'organisation_id = any((select my_organisations())::uuid[])'
const glass = 'citizen_id = any((select my_broken_glass())::uuid[])'

/** Whoever has a task sees the chat that it is about: others than its own, when it came to them. */
const policies = `
  create function my_task_is_about(thread uuid) returns boolean stable language plpgsql as $$
    begin return acting_kind() = 'employee' and exists (select from tasks
      where thread_id = thread and organisation_id = any(my_organisations())); end $$;
  alter policy seen on threads using (is_process() or ${side('see')} or ${staff} or ${glass}
    or my_task_is_about(id));
  alter policy changed on threads
    using (is_process() or ${side('see')} or ${staff} or ${glass} or my_task_is_about(id))
    with check (is_process() or ${side('write')} or ${staff} or my_task_is_about(id));
  create or replace function i_follow_thread(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from threads where id = one
      and (citizen_id = any(my_citizens('see')) or organisation_id = any(my_organisations())))
      or my_task_is_about(one); end $$;
  create or replace function i_write_thread(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from threads where id = one
      and (citizen_id = any(my_citizens('write')) or organisation_id = any(my_organisations())))
      or my_task_is_about(one); end $$;
  create or replace function my_work_concerns(citizen uuid) returns boolean
    stable language plpgsql as $$
    declare mine uuid[] := my_organisations();
    begin
      return exists (select from appointments where citizen_id = citizen and organisation_id = any(mine))
        or exists (select from threads where citizen_id = citizen and organisation_id = any(mine))
        or exists (select from tasks where citizen_id = citizen and organisation_id = any(mine));
    end $$;`
