import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    -- who asked how often, by an id or a keyed hash; the columns and their order are those of
    -- rate-limiter-flexible. Unlogged: a count may be lost in a crash, and must not cost a flush.
    create unlogged table rate_limits (
      key varchar(255) primary key,
      points integer not null,
      -- milliseconds since 1970
      expire bigint
    ) with (fillfactor = 50);

    grant select, insert, update, delete on rate_limits to borgerdialog_app;
  `)
