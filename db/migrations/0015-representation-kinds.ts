import type { Knex } from 'knex'

/** By which right someone acts for a citizen; a row lock on it asks for update on one column. */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table representations
      add kind text not null default 'relative'
        check (kind in ('relative', 'power-of-attorney', 'guardian', 'custody')),
      add check (scopes <@ '{see,cancel,write,disclosure}');
    grant update (id) on representations to borgerdialog_app;
  `)
