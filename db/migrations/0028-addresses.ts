import type { Knex } from 'knex'

/** Where a citizen lives, under the citizen's key; and whether nobody else may be told (CPR-loven § 28). */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table citizens
      add address text check (address like 's1.%'),
      add address_protected boolean not null default false;
  `)
