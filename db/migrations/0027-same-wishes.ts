import type { Knex } from 'knex'

/**
 * Chats of one citizen with several organisations, looked at and answered together. Across organisations
 * a row opens only in a transaction that has said for which citizen it oversees
 * (\`borgerdialog.overview\`), and only where an own chat or task of that citizen is found.
 */
export const up = (knex: Knex) => knex.raw(tables + functions + own + across)

const tables = `
  create table same_wishes (
    id uuid primary key,
    citizen_id uuid not null references citizens,
    -- of whoever joined them
    organisation_id uuid not null references organisations,
    status text not null check (status in ('joined', 'answered', 'undone')),
    joined_by uuid not null references employees,
    joined_at timestamptz(3) not null,
    answered_by uuid references employees,
    answered_at timestamptz(3),
    -- until then the processes of the tasks are not told that these are done
    undoable_until timestamptz(3),
    undone_by uuid references employees,
    undone_at timestamptz(3),
    version integer not null default 1,
    unique (id, citizen_id),
    check ((answered_by is null) = (answered_at is null)),
    check ((answered_at is null) = (undoable_until is null)),
    check (status <> 'answered' or answered_at is not null),
    check ((status = 'undone') = (undone_at is not null)),
    check ((undone_by is null) = (undone_at is null))
  );
  create index on same_wishes (citizen_id, joined_at);
  create table same_wish_threads (
    same_wish_id uuid not null,
    thread_id uuid not null,
    citizen_id uuid not null,
    organisation_id uuid not null references organisations,
    waiting boolean not null default true,
    message_id uuid unique references messages deferrable initially deferred,
    primary key (same_wish_id, thread_id),
    foreign key (same_wish_id, citizen_id) references same_wishes (id, citizen_id),
    foreign key (thread_id, citizen_id) references threads (id, citizen_id),
    check (not waiting or message_id is null)
  );
  -- a chat waits for one answer at a time
  create unique index one_waiting_same_wish on same_wish_threads (thread_id) where waiting;
  create table same_wish_tasks (
    same_wish_id uuid not null,
    task_id uuid not null references tasks,
    citizen_id uuid not null,
    -- as it was when it was joined, and is again when that is undone
    status text not null check (status in ('open', 'in-progress')),
    assignee_id uuid references employees,
    -- as it is left: whoever changed it since is not overruled
    version integer not null,
    undoable_until timestamptz(3),
    primary key (same_wish_id, task_id),
    foreign key (same_wish_id, citizen_id) references same_wishes (id, citizen_id)
  );
  create index on same_wish_tasks (task_id);
  grant select, insert, update (status, answered_by, answered_at, undoable_until, undone_by,
    undone_at, version) on same_wishes to borgerdialog_app;
  grant select, insert, update (waiting, message_id) on same_wish_threads to borgerdialog_app;
  grant select, insert, update (version, undoable_until) on same_wish_tasks to borgerdialog_app;`

/** What is found out for a policy is found by the ordinary policies: nothing is overseen meanwhile. */
const functions = `
  create function i_oversee(citizen uuid) returns boolean stable language plpgsql as $$
    declare
      asked text := coalesce(current_setting('borgerdialog.overview', true), '');
      mine uuid[] := my_organisations();
      found boolean;
    begin
      if mine = '{}' then return false; end if;
      perform set_config('borgerdialog.overview', '', true);
      found := exists (select from threads where citizen_id = citizen and organisation_id = any(mine))
        or exists (select from tasks where citizen_id = citizen and organisation_id = any(mine));
      perform set_config('borgerdialog.overview', asked, true);
      return found;
    end $$;
  create function overseen() returns uuid stable language plpgsql as $$
    declare asked text := current_setting('borgerdialog.overview', true);
    begin
      if coalesce(asked, '') = '' or not i_oversee(asked::uuid) then return null; end if;
      return asked::uuid;
    end $$;
  create function i_answer_wish(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from same_wish_threads where same_wish_id = one
      and organisation_id = any(my_organisations())); end $$;
  create function i_am_joining(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from same_wishes where id = one and joined_by = acting_as()
      and status = 'joined'); end $$;
  -- joined by someone, with a chat of the own organisation among them, and not out of reach yet
  create function i_may_close(one same_wishes) returns boolean stable language plpgsql as
    $$ begin return one.citizen_id = overseen() and i_answer_wish(one.id)
      and (one.status = 'joined' or (one.status = 'answered' and one.undoable_until > now()));
    end $$;
  create function i_joined_thread(one uuid) returns boolean stable language plpgsql as $$
    begin
      if coalesce(current_setting('borgerdialog.overview', true), '') = '' then return false; end if;
      return exists (select from same_wish_threads t join same_wishes w on w.id = t.same_wish_id
        where t.thread_id = one and i_may_close(w));
    end $$;
  create function i_joined_task(one uuid) returns boolean stable language plpgsql as $$
    begin
      if coalesce(current_setting('borgerdialog.overview', true), '') = '' then return false; end if;
      return exists (select from same_wish_tasks t join same_wishes w on w.id = t.same_wish_id
        where t.task_id = one and i_may_close(w));
    end $$;`

const own = `
  alter table same_wishes enable row level security, force row level security;
  create policy seen on same_wishes for select using (is_process() or i_oversee(citizen_id));
  create policy joined on same_wishes for insert with check (is_process()
    or (joined_by = acting_as() and status = 'joined' and i_oversee(citizen_id)
      and organisation_id = any((select my_organisations())::uuid[])));
  create policy changed on same_wishes for update using (is_process() or i_answer_wish(id));

  alter table same_wish_threads enable row level security, force row level security;
  create policy seen on same_wish_threads for select using (is_process() or i_oversee(citizen_id));
  create policy joined on same_wish_threads for insert
    with check (is_process() or i_am_joining(same_wish_id));
  create policy changed on same_wish_threads for update
    using (is_process() or i_answer_wish(same_wish_id));

  alter table same_wish_tasks enable row level security, force row level security;
  create policy seen on same_wish_tasks for select using (is_process() or i_oversee(citizen_id));
  create policy joined on same_wish_tasks for insert
    with check (is_process() or i_am_joining(same_wish_id));
  create policy changed on same_wish_tasks for update
    using (is_process() or i_answer_wish(same_wish_id));`

/** By their names after the others, which most statements are answered by. */
const across = `
  create policy seen_across on appointments for select using (citizen_id = (select overseen()));
  create policy seen_across on threads for select using (citizen_id = (select overseen()));
  create policy seen_across on tasks for select using (citizen_id = (select overseen()));
  -- locked to be joined; changed only where they are
  create policy touched_across on threads for update
    using (citizen_id = (select overseen())) with check (i_joined_thread(id));
  create policy touched_across on tasks for update
    using (citizen_id = (select overseen())) with check (i_joined_task(id));
  create policy written_across on messages for insert
    with check (author_id = acting_as() and i_joined_thread(thread_id));
  create policy written_across on record_entries for insert
    with check (actor_id = acting_as() and class = 'dialogue' and i_joined_thread(thread_id));`
