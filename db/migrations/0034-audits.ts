import type { Knex } from 'knex'

/** What each audit of the record came to. */
export const up = (knex: Knex) =>
  knex.raw(`
    create table audits (
      id uuid primary key,
      at timestamptz(3) not null,
      checkpoints bigint not null,
      entries bigint not null,
      -- {what, number or leaf and id, words}: the first thing that is wrong; null where nothing is
      finding jsonb
    );
    create index on audits (at, id);
    create trigger append_only before update or delete on audits
      for each row execute function refuse_change();
    create trigger append_only_whole before truncate on audits
      for each statement execute function refuse_change();
    grant select, insert on audits to borgerdialog_app;
    alter table audits enable row level security, force row level security;
    create policy kept on audits for insert with check (is_process());
    create policy seen on audits for select
      using (is_process() or has_role('records-officer') or has_role('operator'));
  `)
