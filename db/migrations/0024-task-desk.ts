import type { Knex } from 'knex'

/** A team works from its tasks: who has one open now, and an index for each way to list them. */
export const up = (knex: Knex) => knex.raw(presence + lists)

const presence = `
  -- Renewed each half minute and over after a whole one, by this clock. Unlogged: it must not cost
  -- a flush, and after a crash the pages say it again.
  create unlogged table task_presence (
    task_id uuid not null references tasks,
    employee_id uuid not null references employees,
    activity text not null check (activity in ('reading', 'answering')),
    since timestamptz(3) not null,
    until timestamptz(3) not null check (until > since),
    primary key (task_id, employee_id)
  );
  create index on task_presence (until);
  grant select, insert, delete, update (activity, since, until) on task_presence
    to borgerdialog_app;

  create function i_work_on_task(one uuid) returns boolean stable language plpgsql as $$
    begin return acting_kind() = 'employee' and exists (select from tasks
      where id = one and organisation_id = any(my_organisations())); end $$;
  alter table task_presence enable row level security, force row level security;
  create policy seen on task_presence for select
    using (is_process() or i_work_on_task(task_id));
  create policy begun on task_presence for insert
    with check (employee_id = acting_as() and i_work_on_task(task_id));
  create policy renewed on task_presence for update
    using (employee_id = acting_as() and i_work_on_task(task_id));
  create policy ended on task_presence for delete
    using (is_process() or employee_id = acting_as());`

const lists = `
  create index tasks_at_work on tasks (organisation_id, due_at, id)
    where status in ('open', 'in-progress');
  create index on tasks (organisation_id, check_window, due_at, id);
  -- lists are of organisations, always
  drop index tasks_assignee_id_due_at_id_idx;
  create index on tasks (organisation_id, assignee_id, due_at, id);
  create index on tasks (citizen_id, due_at, id);
  -- one that came over from an organisation that was closed stands beside the contact unit's own
  drop index one_escalation_for_each_organisation;
  create unique index one_escalation_for_each_organisation
    on tasks (follows_task_id, organisation_id) where not 'organisation-closed' = any(flags);`
