import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    create table data_keys (
      -- made at random: whose key it is stands in the main database only
      id uuid primary key,
      -- the municipal key's id, a colon, the wrapped key
      wrapped text not null unique check (wrapped ~ '^[^:]+:[A-Za-z0-9+/=]+$'),
      made_at timestamptz not null default now()
    );
    grant select, insert, delete on data_keys to borgerdialog_app;
  `)
