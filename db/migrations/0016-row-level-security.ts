import type { Knex } from 'knex'

/**
 * What \`domain/policies.ts\` says, said once more where nothing can get round it; a test holds the two
 * against each other, cell by cell. The rights are found here, at the moment of use, from the tables.
 */
export const up = (knex: Knex) => knex.raw(functions + policies + tables.map(force).join('\n'))

const tables = [
  'citizens',
  'citizen_keys',
  'representations',
  'employees',
  'employments',
  'appointments',
  'cancellations',
  'cancellation_steps',
  'carried_out',
  'threads',
  'messages',
  'message_reads',
  'tasks',
  'record_entries',
  'idempotency_keys',
  'break_glass',
  'access_log',
]

/** Forced: the owner of a table is held to it as well. */
const force = (table: string) =>
  `alter table ${table} enable row level security, force row level security;`

const functions = `
  create function acting_kind() returns text stable language sql as
    $$ select coalesce(current_setting('borgerdialog.kind', true), '') $$;
  create function acting_as() returns uuid stable language sql as
    $$ select nullif(current_setting('borgerdialog.actor', true), '')::uuid $$;
  create function acting_subject() returns text stable language sql as
    $$ select nullif(current_setting('borgerdialog.subject', true), '') $$;
  create function acting_cpr() returns text stable language sql as
    $$ select nullif(current_setting('borgerdialog.cpr', true), '') $$;

  create function is_process() returns boolean stable language sql as
    $$ select acting_kind() = 'process' $$;

  -- In plpgsql, which keeps its plans: a policy must not make every statement dear to plan.
  create function has_role(wanted text) returns boolean stable language plpgsql as $$
    begin
      return acting_kind() = 'employee' and exists (select from employees
        where id = acting_as() and active and wanted = any(roles));
    end $$;
  -- myself, and those for whom I may do this now
  create function my_citizens(scope text) returns uuid[] stable language plpgsql as $$
    begin
      if acting_kind() <> 'citizen' or acting_as() is null then return '{}'; end if;
      return array(select acting_as() union all
        select citizen_id from representations
        where representative_id = acting_as() and scope = any(scopes)
          and starts_at <= now() and (ends_at is null or ends_at > now()));
    end $$;
  -- those whom I represent in anything now, and those who represent me
  create function my_people() returns uuid[] stable language plpgsql as $$
    begin
      if acting_kind() <> 'citizen' then return '{}'; end if;
      return array(select citizen_id from representations
          where representative_id = acting_as() and scopes <> '{}'
            and starts_at <= now() and (ends_at is null or ends_at > now())
        union all select representative_id from representations where citizen_id = acting_as());
    end $$;
  create function my_organisations() returns uuid[] stable language plpgsql as $$
    begin
      if acting_kind() <> 'employee' then return '{}'; end if;
      return array(select m.organisation_id
        from employments m join organisations o on o.id = m.organisation_id
        join employees e on e.id = m.employee_id
        where m.employee_id = acting_as() and o.active and e.active);
    end $$;
  -- those at whom I may look although no organisation of mine has to do with them
  create function my_broken_glass() returns uuid[] stable language plpgsql as $$
    begin
      if acting_kind() <> 'employee' then return '{}'; end if;
      return array(select citizen_id from break_glass b join employees e on e.id = b.employee_id
        where employee_id = acting_as() and e.active and starts_at <= now() and ends_at > now());
    end $$;
  -- what follows from another row that I may or may not see
  create function i_see_appointment_of(one uuid) returns boolean stable language plpgsql as
    $$ begin return acting_kind() = 'employee'
      and exists (select from appointments where id = one); end $$;
  create function belongs_to(one uuid, citizen uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from appointments where id = one and citizen_id = citizen); end $$;
  create function i_see_cancellation(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from cancellations where id = one); end $$;
  create function i_see_thread(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from threads where id = one); end $$;
  -- whoever looks through broken glass leaves no mark
  create function i_follow_thread(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from threads where id = one
      and (citizen_id = any(my_citizens('see')) or organisation_id = any(my_organisations()))); end $$;
  create function i_write_thread(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from threads where id = one
      and (citizen_id = any(my_citizens('write')) or organisation_id = any(my_organisations()))); end $$;
  create function my_task_concerns(appointment uuid) returns boolean stable language plpgsql as
    $$ begin return acting_kind() = 'employee' and exists (select from tasks
      where appointment_id = appointment and organisation_id = any(my_organisations())); end $$;
  create function my_work_concerns(citizen uuid) returns boolean stable language plpgsql as $$
    declare mine uuid[] := my_organisations();
    begin
      return exists (select from appointments where citizen_id = citizen and organisation_id = any(mine))
        or exists (select from threads where citizen_id = citizen and organisation_id = any(mine));
    end $$;`

const side = (scope: string, column = 'citizen_id') =>
  `${column} = any((select my_citizens('${scope}'))::uuid[])`
const staff = (column = 'organisation_id') => `${column} = any((select my_organisations())::uuid[])`
const glass = (column = 'citizen_id') => `${column} = any((select my_broken_glass())::uuid[])`

const policies = `
  create policy known on employees for select using (acting_kind() <> '');
  create policy known on employments for select using (acting_kind() <> '');
  -- worth nothing without the municipal key
  create policy known on citizen_keys for select using (acting_kind() <> '');
  create policy filled on citizen_keys using (is_process());
  create policy filled on employees using (is_process());
  create policy filled on employments using (is_process());
  create policy filled on representations using (is_process());
  create policy filled on citizens using (is_process());

  create policy own on representations for select
    using (representative_id = acting_as() or citizen_id = acting_as());
  create policy locked on representations for update
    using (representative_id = acting_as()) with check (false);

  create policy myself on citizens for select using (acting_kind() = 'citizen'
    and (id = acting_as() or subject = acting_subject() or cpr_hash = acting_cpr()));
  create policy close on citizens for select using (id = any((select my_people())::uuid[]));
  create policy at_work on citizens for select using (acting_kind() = 'employee'
    and (my_work_concerns(id) or ${glass('id')} or has_role('records-officer')));

  -- whoever has the task sees its appointment: the contact unit, where the supplier is unknown
  create index on tasks (appointment_id);
  create policy seen on appointments for select
    using (is_process() or ${side('see')} or ${staff()} or ${glass()} or my_task_concerns(id));
  -- whoever reads it may lock it, to be told why it can't be cancelled
  create policy locked on appointments for update
    using (is_process() or ${side('see')} or ${staff()} or ${glass()}) with check (is_process());
  create policy filled on appointments for insert with check (is_process());

  create policy seen on cancellations for select
    using (is_process() or ${side('see')} or ${staff()} or ${glass()}
      or i_see_appointment_of(appointment_id));
  create policy wished on cancellations for insert
    with check (is_process() or (${side('cancel')} and actor_id = acting_as()
      and belongs_to(appointment_id, citizen_id)));
  create policy carried on cancellations for update using (is_process());
  create policy seen on cancellation_steps for select
    using (is_process() or i_see_cancellation(cancellation_id));
  create policy written on cancellation_steps for insert with check (is_process());
  create policy carried on carried_out using (is_process());

  create policy seen on threads for select
    using (is_process() or ${side('see')} or ${staff()} or ${glass()});
  create policy opened on threads for insert with check (is_process());
  -- whoever reads it may lock it, to be told why writing is refused
  create policy changed on threads for update
    using (is_process() or ${side('see')} or ${staff()} or ${glass()})
    with check (is_process() or ${side('write')} or ${staff()});
  create function citizens_only_count() returns trigger language plpgsql as $$
    begin
      if acting_kind() = 'citizen' and (new.status, new.closed_at, new.reply_open, new.reply_to,
          new.reply_employee_id, new.reply_until, new.reply_version) is distinct from (old.status,
          old.closed_at, old.reply_open, old.reply_to, old.reply_employee_id, old.reply_until,
          old.reply_version) then
        raise exception 'citizens write in a chat and change nothing else of it'
          using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;
  create trigger citizens_only_count before update on threads
    for each row execute function citizens_only_count();
  create policy seen on messages for select
    using (is_process() or i_see_thread(thread_id));
  create policy written on messages for insert
    with check (is_process() or (author_id = acting_as() and i_write_thread(thread_id)));
  create policy seen on message_reads for select
    using (is_process() or i_see_thread(thread_id));
  create policy written on message_reads for insert
    with check (reader_id = acting_as() and i_follow_thread(thread_id));

  create policy at_work on tasks for select using (is_process() or ${staff()});
  create policy created on tasks for insert with check (is_process());
  create policy changed on tasks for update using (is_process() or ${staff()});

  create policy seen on record_entries for select using (is_process() or ${side('see')}
    or ${staff()} or ${glass()} or has_role('records-officer'));
  create policy written on record_entries for insert
    with check (is_process() or (actor_id = acting_as() and (${side('write')}
      or (${staff()} and (kind = 'break-glass' or my_work_concerns(citizen_id))))));

  create policy own on idempotency_keys using (is_process() or actor_id = acting_as());

  create policy own on break_glass for select
    using (is_process() or employee_id = acting_as() or has_role('records-officer'));
  create policy broken on break_glass for insert
    with check (employee_id = acting_as() and my_organisations() <> '{}');

  create policy written on access_log for insert
    with check (is_process() or actor_id = acting_as());
  create policy seen on access_log for select
    using (is_process() or has_role('records-officer')
      or citizen_ids && (select my_citizens('see')));
`
