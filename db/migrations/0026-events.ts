import type { Knex } from 'knex'
import { type Told, triggers } from './0026-events-told.ts'

/**
 * What has changed, for those who listen: kinds and ids, no content and nobody's name. Triggers write
 * it with the change, so that no way of changing is forgotten; whose it is, is found when it is read.
 */
export const up = (knex: Knex) => knex.raw(table + functions + triggers.map(trigger).join(''))

const table = `
  create table events (
    -- transactions in the order in which they began to write; one is read when all before it have ended
    xact xid8 not null default pg_current_xact_id(),
    position bigint generated always as identity,
    at timestamptz(3) not null default clock_timestamp(),
    kind text not null,
    resource_id uuid not null,
    thread_id uuid,
    primary key (xact, position),
    -- a transaction tells of each once
    unique (xact, kind, resource_id)
  );
  create index on events (at);
  grant select, insert, delete on events to borgerdialog_app;
  alter table events enable row level security, force row level security;
  create policy seen on events for select using (is_process());
  create policy told on events for insert with check (pg_trigger_depth() > 0);
  create policy forgotten on events for delete using (is_process());`

const functions = `
  -- kind, the column of the id, the column of the chat
  create function tell() returns trigger language plpgsql as $$
    declare line jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
    begin
      insert into events (kind, resource_id, thread_id)
        values (tg_argv[0], (line ->> tg_argv[1])::uuid, (line ->> tg_argv[2])::uuid)
        on conflict do nothing;
      perform pg_notify('events', '');
      return null;
    end $$;
  create function tell_staff() returns trigger language plpgsql as $$
    begin
      insert into events (kind, resource_id)
        select 'me', employee_id from employments where organisation_id = new.id
        on conflict do nothing;
      perform pg_notify('events', '');
      return null;
    end $$;
  create trigger tell_staff after update of active, name on organisations
    for each row execute function tell_staff();`

function trigger({ of, when, only, as }: Told, n: number): string {
  const condition = only ? `when (${only})` : ''
  return `
    create trigger tell_${n} after ${when} on ${of} for each row ${condition}
      execute function tell(${as.map((one) => `'${one}'`)});`
}
