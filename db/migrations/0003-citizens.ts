import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    create table citizens (
      id uuid primary key,
      subject text not null unique,
      name text not null
    );

    create table representations (
      id uuid primary key,
      citizen_id uuid not null references citizens,
      representative_id uuid not null references citizens,
      scopes text[] not null,
      starts_at timestamptz(3) not null,
      ends_at timestamptz(3),
      check (citizen_id <> representative_id),
      check (ends_at is null or ends_at > starts_at)
    );
    create index on representations (representative_id);
    create index on representations (citizen_id);

    grant select on citizens, representations to borgerdialog_app;
  `)
