import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { commitTo, type EntryContent } from '../../ledger/entry.ts'
import type { Vault } from '../vault.ts'

/** Each entry is committed to and chained to the one before it, those that are there already too. */
export async function up(knex: Knex, vault: Vault): Promise<void> {
  await knex.raw(columns)
  // no policy lets anyone change an entry, not even the owner
  await knex.raw('alter table record_entries no force row level security')
  await knex.raw('alter table record_entries disable trigger append_only')
  let after = '0'
  for (;;) {
    const rows: Kept[] = (await knex.raw(kept, [after])).rows
    const last = rows.at(-1)
    if (!last) break
    await commitAll(knex, vault, rows)
    after = last.position
  }
  await knex.raw(chain)
  await knex.raw('alter table record_entries enable trigger append_only')
  await knex.raw('alter table record_entries force row level security')
  await knex.raw(rules)
}

interface Kept {
  position: string
  /** Null where the citizen was erased. */
  key_id: string | null
  content: EntryContent & { id: string; at: string; text: string }
}

async function commitAll(knex: Knex, vault: Vault, rows: Kept[]): Promise<void> {
  const keys = await vault.keysOf(rows.flatMap(({ key_id }) => key_id ?? []))
  const committed = rows.map(({ key_id, content }) => {
    const salt = randomBytes(32)
    const key = keys.get(key_id ?? '')
    // of a citizen who was erased nobody can say any more what was kept
    if (!key) return { id: content.id, salt: null, commitment: salt.toString('hex') }
    const { text, at } = content
    const clear = { ...content, at: new Date(at).toISOString(), text: key.open(text) }
    const commitment = commitTo(salt, clear)
    return { id: content.id, salt: key.seal(salt.toString('base64')), commitment }
  })
  await knex.raw(
    `update record_entries r set salt = c.salt, content = c.commitment
      from unnest(?::uuid[], ?::text[], ?::text[]) as c (id, salt, commitment) where r.id = c.id`,
    [
      committed.map(({ id }) => id),
      committed.map(({ salt }) => salt as string),
      committed.map(({ commitment }) => commitment),
    ],
  )
}

const kept = `
  select r.position, k.key_id, json_build_object('id', r.id, 'citizenId', r.citizen_id,
    'kind', kind, 'class', class, 'at', at, 'actorId', actor_id, 'organisationId', organisation_id,
    'appointmentId', appointment_id, 'cancellationId', cancellation_id,
    'bookingRequestId', booking_request_id, 'taskId', task_id, 'threadId', thread_id,
    'messageId', message_id, 'text', text, 'details', details) as content
  from record_entries r left join citizen_keys k using (citizen_id)
  where position > ? order by position limit 500`

const hash = "check (hash ~ '^[0-9a-f]{64}$')"

const columns = `
  create table ledger_heads (
    citizen_id uuid primary key references citizens,
    pseudonym text not null unique default
      encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex'),
    count bigint not null,
    head text not null
  );
  alter table record_entries
    add number bigint,
    add salt text check (salt like 's1.%'),
    add content text check (content ~ '^[0-9a-f]{64}$'),
    add previous text check (previous ~ '^[0-9a-f]{64}$'),
    add hash text ${hash};

  -- as ledger/entry.ts has it
  create function entry_hash(pseudonym text, e record_entries) returns text stable language sql as $$
    select encode(sha256('\\x00'::bytea || convert_to('{"at":"'
      || to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","citizen":"' || pseudonym
      || '","class":"' || e.class || '","content":"' || e.content || '","number":' || e.number
      || ',"previous":"' || e.previous || '","version":1}', 'UTF8')), 'hex') $$;

  create function chain_entry() returns trigger language plpgsql as $$
    declare pseudonym text;
    begin
      insert into ledger_heads as h (citizen_id, count, head)
        values (new.citizen_id, 1, repeat('0', 64))
        on conflict (citizen_id) do update set count = h.count + 1
        returning h.pseudonym, h.count, h.head into pseudonym, new.number, new.previous;
      -- now that it is this transaction's turn: for one citizen later is also further on
      new.position := nextval(pg_get_serial_sequence('record_entries', 'position'));
      new.hash := entry_hash(pseudonym, new);
      update ledger_heads set head = new.hash where citizen_id = new.citizen_id;
      return new;
    end $$;`

/** In the order in which the entries came. */
const chain = `
  do $$
  declare e record_entries; who text;
  begin
    for e in select * from record_entries order by position loop
      insert into ledger_heads as h (citizen_id, count, head)
        values (e.citizen_id, 1, repeat('0', 64))
        on conflict (citizen_id) do update set count = h.count + 1
        returning h.pseudonym, h.count, h.head into who, e.number, e.previous;
      e.hash := entry_hash(who, e);
      update ledger_heads set head = e.hash where citizen_id = e.citizen_id;
      update record_entries set number = e.number, previous = e.previous, hash = e.hash
        where id = e.id;
    end loop;
  end $$;`

const rules = `
  alter table record_entries
    alter number set not null, alter content set not null, alter previous set not null,
    alter hash set not null, add unique (citizen_id, number);
  create trigger chained before insert on record_entries
    for each row execute function chain_entry();

  create table ledger_leaves (
    leaf bigint primary key,
    entry_id uuid not null unique references record_entries
  );
  create table checkpoints (
    number bigint primary key,
    size bigint not null unique,
    frontier jsonb not null,
    body_hash text not null,
    published jsonb not null
  );
  create table ledger_map (
    citizen text primary key,
    count bigint not null,
    head text not null
  );
  create trigger append_only before update or delete on ledger_leaves
    for each row execute function refuse_change();
  create trigger append_only before update or delete on checkpoints
    for each row execute function refuse_change();
  create trigger append_only_whole before truncate on ledger_leaves
    for each statement execute function refuse_change();
  create trigger append_only_whole before truncate on checkpoints
    for each statement execute function refuse_change();

  grant select, insert, update on ledger_heads to borgerdialog_app;
  grant usage on sequence record_entries_position_seq to borgerdialog_app;
  grant select, insert on ledger_leaves, checkpoints to borgerdialog_app;
  grant select, insert, update on ledger_map to borgerdialog_app;

  -- only with an entry, by the trigger: whoever could write a head could begin a second chain
  create policy chained on ledger_heads using (pg_trigger_depth() > 0);
  create policy seen on ledger_heads for select using (is_process());
  create policy kept on ledger_leaves using (is_process());
  create policy kept on ledger_map using (is_process());
  create policy seen on checkpoints for select using (true);
  create policy kept on checkpoints for insert with check (is_process());
  alter table ledger_heads enable row level security, force row level security;
  alter table ledger_leaves enable row level security, force row level security;
  alter table ledger_map enable row level security, force row level security;
  alter table checkpoints enable row level security, force row level security;`
