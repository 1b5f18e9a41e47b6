import type { Knex } from 'knex'
import type { Vault } from '../vault.ts'

interface Line {
  citizen_id: string
  data_key: string
}

/** The data keys leave for the key store, and a citizen's line only names one there. */
export async function up(knex: Knex, { store }: Vault): Promise<void> {
  const lines: Line[] = await knex('citizen_keys')
  // kept before anything is replaced; after a kill in between they are found there by what they are
  const ids = await store.keep(lines.map(({ data_key }) => data_key))
  await knex.raw(replace)
  const fill = 'insert into citizen_keys select * from unnest(?::uuid[], ?::uuid[])'
  await knex.raw(fill, [lines.map(({ citizen_id }) => citizen_id), ids])
}

/** A new table: what is dropped or changed in the old one would stay in its file, and so in copies. */
const replace = `
  drop table citizen_keys;
  create table citizen_keys (
    citizen_id uuid primary key references citizens,
    key_id uuid not null unique
  );
  grant select on citizen_keys to borgerdialog_app;
  create policy known on citizen_keys for select using (acting_kind() <> '');
  create policy filled on citizen_keys using (is_process());
  alter table citizen_keys enable row level security, force row level security;`
