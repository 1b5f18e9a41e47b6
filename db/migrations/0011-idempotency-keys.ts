import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    -- the first answer to each key, kept 7 days
    create table idempotency_keys (
      actor_id uuid not null,
      key text not null,
      fingerprint text not null,
      status integer not null,
      headers jsonb not null,
      body text not null,
      running_until timestamptz(3),
      created_at timestamptz(3) not null,
      primary key (actor_id, key)
    );
    create index on idempotency_keys (created_at);

    grant select, insert, update, delete on idempotency_keys to borgerdialog_app;
  `)
