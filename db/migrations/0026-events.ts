import type { Knex } from 'knex'

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

interface Told {
  of: string
  when: string
  /** A condition, or none. */
  only?: string
  /** Arguments of `tell()`. */
  as: string[]
}

const visit = 'status, organisation_id, employee_id, starts_at, ends_at'
const wish = 'status, organisation_id, task_id, thread_id'
const task = 'status, assignee_id, organisation_id, reminded_at, escalated_at, flags, version'
const reply = 'reply_open, reply_to, reply_employee_id, reply_until, reply_version'
const opened = 'insert or delete or update'

const triggers: Told[] = [
  { of: 'appointments', when: `insert or update of ${visit}`, as: ['appointment', 'id'] },
  { of: 'cancellations', when: `insert or update of ${wish}`, as: ['cancellation', 'id'] },
  { of: 'withdrawals', when: 'insert', as: ['cancellation', 'cancellation_id'] },
  { of: 'booking_requests', when: `insert or update of ${wish}`, as: ['booking-request', 'id'] },
  {
    of: 'booking_offers',
    when: 'insert or update of status',
    as: ['booking-request', 'booking_request_id'],
  },
  { of: 'tasks', when: `insert or update of ${task}`, as: ['task', 'id'] },
  { of: 'threads', when: `insert or update of status, ${reply}`, as: ['thread', 'id', 'id'] },
  { of: 'messages', when: 'insert', as: ['message', 'id', 'thread_id'] },
  {
    of: 'wrongly_created_messages',
    when: 'insert',
    as: ['message-wrongly-created', 'message_id'],
  },
  ...['shown', 'read'].map((kind) => ({
    ...{ of: 'message_reads', when: 'insert', only: `new.kind = '${kind}'` },
    as: [`messages-${kind}`, 'thread_id', 'thread_id'],
  })),
  {
    ...{ of: 'record_entries', when: 'insert', only: `new.class = 'internal'` },
    as: ['note', 'id', 'thread_id'],
  },
  { of: 'reply_requests', when: 'insert', as: ['reply-request', 'thread_id', 'thread_id'] },
  { of: 'organisation_settings', when: 'insert', as: ['settings', 'organisation_id'] },
  { of: 'representations', when: opened, as: ['me', 'representative_id'] },
  { of: 'employments', when: opened, as: ['me', 'employee_id'] },
  { of: 'employees', when: 'update of active, roles, name', as: ['me', 'id'] },
]

function trigger({ of, when, only, as }: Told, n: number): string {
  const condition = only ? `when (${only})` : ''
  return `
    create trigger tell_${n} after ${when} on ${of} for each row ${condition}
      execute function tell(${as.map((one) => `'${one}'`)});`
}
