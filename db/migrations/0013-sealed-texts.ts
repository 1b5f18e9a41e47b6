import type { Knex } from 'knex'
import { onBehalfOf } from '../../domain/cancellation.ts'
import type { Vault } from '../vault.ts'

/** CPR, names and texts lie under a data key of the citizen; what lay there in the clear is sealed. */
export async function up(knex: Knex, vault: Vault): Promise<void> {
  await knex.raw(columns)
  const names = await sealCitizens(knex, vault)
  const sealed = { citizenKeys: await keysByCitizen(knex), vault }
  await sealWishes(knex, names)
  await sealAll(knex, sealed, { table: 'cancellations', columns: ['text', 'signature'] })
  await sealAll(knex, sealed, { table: 'tasks', columns: ['text'] })
  await sealAll(knex, sealed, { table: 'messages', columns: ['text', 'author_name'] })
  await knex.raw('alter table record_entries disable trigger append_only')
  await knex.raw(`update record_entries set details = details - 'reason'`)
  await sealAll(knex, sealed, { table: 'record_entries', columns: ['text'] })
  await knex.raw('alter table record_entries enable trigger append_only')
  await sealAll(knex, sealed, { table: 'idempotency_keys', columns: ['body'] })
  await hashKeys(knex, vault)
  await knex.raw(constraints)
}

interface Sealing {
  vault: Vault
  citizenKeys: Map<string, string>
}

async function sealCitizens(knex: Knex, vault: Vault): Promise<Map<string, string>> {
  const { rows } = await knex.raw('select id, name from citizens')
  for (const { id, name } of rows) {
    const key = vault.newKey()
    await knex('citizen_keys').insert({ citizen_id: id, data_key: key })
    await knex('citizens')
      .where({ id })
      .update({ name: vault.seal(key, name) })
  }
  return new Map(rows.map(({ id, name }: { id: string; name: string }) => [id, name]))
}

async function keysByCitizen(knex: Knex): Promise<Map<string, string>> {
  const rows: { citizen_id: string; data_key: string }[] = await knex('citizen_keys')
  return new Map(rows.map(({ citizen_id, data_key }) => [citizen_id, data_key]))
}

/** Who signed is kept with the wish and the message, as it was said then. */
async function sealWishes(knex: Knex, names: Map<string, string>): Promise<void> {
  const sign = (actor: string, citizen: string) => {
    const [by = '', of = ''] = [names.get(actor), names.get(citizen)]
    return actor === citizen ? of : onBehalfOf(by, of)
  }
  for (const { id, actor_id, citizen_id } of await knex('cancellations')) {
    await knex('cancellations')
      .where({ id })
      .update({ signature: sign(actor_id, citizen_id) })
  }
  const messages = await knex('messages as m')
    .join('threads as h', 'h.id', 'm.thread_id')
    .whereIn('m.author_kind', ['citizen', 'representative'])
    .select('m.id', 'm.author_id', 'h.citizen_id')
  for (const { id, author_id, citizen_id } of messages) {
    await knex('messages')
      .where({ id })
      .update({ author_name: sign(author_id, citizen_id) })
  }
}

async function sealAll(
  knex: Knex,
  { vault, citizenKeys }: Sealing,
  { table, columns: sealed }: { table: string; columns: string[] },
): Promise<void> {
  for (const row of await knex(table)) {
    const key = citizenKeys.get(row.citizen_id)
    if (!key) continue
    const where = table === 'idempotency_keys' ? ['actor_id', 'key'] : ['id']
    const seal = (text: string | null) => (text ? vault.seal(key, text) : text)
    await knex(table)
      .where(Object.fromEntries(where.map((name) => [name, row[name]])))
      .update(Object.fromEntries(sealed.map((name) => [name, seal(row[name])])))
  }
}

/** A body may be guessed from a plain hash, and a key may be made of a name. */
async function hashKeys(knex: Knex, { hash }: Vault): Promise<void> {
  for (const { actor_id, key, fingerprint } of await knex('idempotency_keys')) {
    await knex('idempotency_keys')
      .where({ actor_id, key })
      .update({ key: hash(key), fingerprint: hash(fingerprint) })
  }
}

const columns = `
  create table citizen_keys (
    citizen_id uuid primary key references citizens,
    -- the municipal key's id, a colon, the wrapped key
    data_key text not null check (data_key ~ '^[^:]+:[A-Za-z0-9+/=]+$')
  );
  grant select on citizen_keys to borgerdialog_app;

  alter table citizens add cpr text, add cpr_hash text unique,
    add watched boolean not null default false;
  alter table employees add cpr_hash text unique,
    add name_protected boolean not null default false;
  alter table cancellations add signature text;
  alter table messages add citizen_id uuid references citizens, add author_name text;
  update messages m set citizen_id = h.citizen_id from threads h where h.id = m.thread_id;
  alter table idempotency_keys add citizen_id uuid;
  update idempotency_keys k set citizen_id = coalesce(
    (body::jsonb->>'citizenId')::uuid,
    (select citizen_id from threads h where h.id::text = body::jsonb->>'threadId'))
    where body <> '';`

const sealedColumns = [
  ['citizens', 'name'],
  ['citizens', 'cpr'],
  ['cancellations', 'text'],
  ['cancellations', 'signature'],
  ['tasks', 'text'],
  ['messages', 'text'],
  ['messages', 'author_name'],
  ['record_entries', 'text'],
]

/** Nothing is ever stored there in the clear, whoever writes it. */
const constraints = `
  -- a table can't be altered while checks of its rows are put off
  set constraints all immediate;
  alter table messages alter citizen_id set not null,
    drop constraint messages_thread_id_fkey,
    add foreign key (thread_id, citizen_id) references threads (id, citizen_id)
      deferrable initially deferred;
  alter table cancellations alter signature set not null;
  alter table idempotency_keys add check (body = '' or body like 's1.%');
  ${sealedColumns
    .map(([table, column]) => `alter table ${table} add check (${column} like 's1.%');`)
    .join('\n  ')}`
