import type { Knex } from 'knex'

/**
 * Who looked is chained too, each citizen's looks by themselves. A look is not to wait for another one,
 * so it only queues; the checkpoint gives it its number.
 */
export const up = (knex: Knex) => knex.raw(leaves + tables + rights)

const leaves = `
  alter table ledger_leaves disable trigger append_only;
  alter table ledger_leaves
    alter entry_id drop not null,
    add look_citizen_id uuid,
    add look_number bigint,
    add hash text check (hash ~ '^[0-9a-f]{64}$'),
    add unique (look_citizen_id, look_number),
    add check ((entry_id is null) <> (look_citizen_id is null)),
    add check ((look_number is null) = (look_citizen_id is null));
  update ledger_leaves l set hash = e.hash from record_entries e where e.id = l.entry_id;
  alter table ledger_leaves alter hash set not null;
  alter table ledger_leaves enable trigger append_only;`

const tables = `
  create table chained_looks (
    citizen_id uuid not null,
    number bigint not null check (number > 0),
    access_log_id uuid not null references access_log,
    -- sealed; null where the citizen had been erased by then
    salt text check (salt like 's1.%'),
    content text not null check (content ~ '^[0-9a-f]{64}$'),
    previous text not null check (previous ~ '^[0-9a-f]{64}$'),
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    primary key (citizen_id, number),
    unique (access_log_id, citizen_id)
  );
  create trigger append_only before update or delete on chained_looks
    for each row execute function refuse_change();
  create trigger append_only_whole before truncate on chained_looks
    for each statement execute function refuse_change();

  create table looks_to_chain (
    position bigint generated always as identity primary key,
    access_log_id uuid not null,
    citizen_id uuid not null
  );
  create index on looks_to_chain (citizen_id);
  create function queue_look() returns trigger language plpgsql as $$
    begin
      insert into looks_to_chain (access_log_id, citizen_id)
        select new.id, citizen from unnest(new.citizen_ids) citizen;
      return null;
    end $$;
  create trigger queued after insert on access_log for each row execute function queue_look();
  insert into looks_to_chain (access_log_id, citizen_id)
    select l.id, citizen from access_log l, unnest(l.citizen_ids) citizen order by l.at, l.id;`

const rights = `
  grant select, insert on chained_looks to borgerdialog_app;
  grant select, insert, delete on looks_to_chain to borgerdialog_app;
  alter table chained_looks enable row level security, force row level security;
  alter table looks_to_chain enable row level security, force row level security;
  create policy kept on chained_looks using (is_process());
  create policy queued on looks_to_chain for insert with check (pg_trigger_depth() > 0);
  create policy seen on looks_to_chain for select using (is_process());
  create policy chained on looks_to_chain for delete using (is_process());
  -- a citizen of whom nothing is written yet has a pseudonym too, once and for all
  create policy begun on ledger_heads for insert with check (is_process() and count = 0);`
