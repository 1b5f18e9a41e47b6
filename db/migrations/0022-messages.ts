import type { Knex } from 'knex'

/**
 * Who saw and read, messages that were wrongly created, who opened a chat, notes for staff alone,
 * and templates. Columns have defaults, so that the version before goes on while this one starts.
 */
export const up = (knex: Knex) => knex.raw(marks + wrong + opener + notes + templates)

const side = (scope: string) => `citizen_id = any((select my_citizens('${scope}'))::uuid[])`
const staff = 'organisation_id = any((select my_organisations())::uuid[])'
const led = 'organisation_id = any((select my_led_organisations())::uuid[])'
const glass = 'citizen_id = any((select my_broken_glass())::uuid[])'

/** Whoever has read has been shown it too: only what came before the reading is kept as shown. */
const marks = `
  alter table message_reads
    add kind text not null default 'read' check (kind in ('shown', 'read')),
    -- for whom staff read; those before are of the chat's own organisation
    add organisation_id uuid references organisations,
    -- as a reader of the citizen's side signs; staff have no name of their own here
    add signature text check (signature like 's1.%'),
    drop constraint message_reads_pkey,
    add primary key (thread_id, reader_id, kind, up_to);`

/** The message itself never changes. */
const wrong = `
  create table wrongly_created_messages (
    message_id uuid primary key references messages,
    citizen_id uuid not null references citizens,
    actor_id uuid not null,
    -- of the citizen's side; staff are known by their employment
    signature text check (signature like 's1.%'),
    reason text not null check (reason like 's1.%'),
    at timestamptz(3) not null
  );
  grant select, insert on wrongly_created_messages to borgerdialog_app;
  create function i_see_message(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from messages where id = one); end $$;
  -- the citizen or representative who wrote it, or staff of the organisation that did
  create function my_message(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from messages where id = one
      and ((author_id = acting_as() and citizen_id = any(my_citizens('write')))
        or author_organisation_id = any(my_organisations()))); end $$;
  alter table wrongly_created_messages enable row level security, force row level security;
  create policy seen on wrongly_created_messages for select
    using (is_process() or i_see_message(message_id));
  create policy marked on wrongly_created_messages for insert
    with check (is_process() or (actor_id = acting_as() and my_message(message_id)));`

/** Whoever opened a chat may close it; that is all that a citizen may change of it. */
const opener = `
  alter table threads add opened_by uuid references citizens;
  update threads h set opened_by = m.author_id from messages m
    where m.thread_id = h.id and m.number = 1
      and m.author_kind in ('citizen', 'representative');
  create or replace function citizens_only_count() returns trigger language plpgsql as $$
    declare closes boolean := old.status = 'open' and new.status = 'closed'
      and new.closed_at is not null and old.opened_by = acting_as();
    begin
      if acting_kind() = 'citizen' and ((new.reply_open, new.reply_to, new.reply_employee_id,
          new.reply_until, new.reply_version, new.opened_by) is distinct from (old.reply_open,
          old.reply_to, old.reply_employee_id, old.reply_until, old.reply_version, old.opened_by)
        or ((new.status, new.closed_at) is distinct from (old.status, old.closed_at)
          and closes is not true)) then
        raise exception 'citizens write in a chat, close what they opened, and change nothing else'
          using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;`

/** A note is an entry of the record like any other, of a class that the citizen's side never sees. */
const notes = `
  alter table record_entries
    add class text not null default 'dialogue' check (class in ('dialogue', 'internal')),
    add check ((class = 'internal') = (kind = 'note'));
  create function i_work_on_thread(one uuid) returns boolean stable language plpgsql as
    $$ begin return exists (select from threads where id = one
      and organisation_id = any(my_organisations())) or my_task_is_about(one); end $$;
  alter policy seen on record_entries using (is_process() or ${staff}
    or has_role('records-officer')
    or (class = 'dialogue' and (${side('see')} or ${glass}))
    or (class = 'internal' and i_work_on_thread(thread_id)));
  alter policy written on record_entries
    with check (is_process() or (actor_id = acting_as()
      and ((class = 'dialogue' and ${side('write')})
        or (${staff} and (kind = 'break-glass' or my_work_concerns(citizen_id))))));`

/** Of an organisation and about nobody: plain text. */
const templates = `
  create table templates (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    title text not null,
    text text not null,
    version integer not null default 1,
    created_at timestamptz(3) not null,
    changed_by uuid not null references employees,
    -- nothing that looks like a CPR number
    check (title || ' ' || text !~ '(^|[^0-9])[0-9]{6}[-– ]{0,1}[0-9]{4}([^0-9]|$)')
  );
  create index on templates (organisation_id, created_at, id);
  grant select, insert, update, delete on templates to borgerdialog_app;
  alter table templates enable row level security, force row level security;
  create policy filled on templates using (is_process());
  create policy seen on templates for select using (${staff});
  create policy written on templates for insert
    with check (changed_by = acting_as() and ${led});
  create policy changed on templates for update
    using (${led}) with check (changed_by = acting_as());
  create policy removed on templates for delete using (${led});`
