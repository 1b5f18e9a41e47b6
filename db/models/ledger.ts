import type { Head } from '../../ledger/citizen-map.ts'
import type { Database } from '../database.ts'
import { many, one } from '../sql.ts'

/** An entry that no checkpoint stands for yet. */
export interface NewLeaf {
  id: string
  hash: string
  citizen: string
  number: number
  xact: string
  position: string
}

/** Any number: whoever holds it makes the next checkpoint. */
const turn = 27_360_406

/** True where nobody else is at it; until the end of the transaction. */
export async function takeTurn(trx: Database): Promise<boolean> {
  const sql = `select pg_try_advisory_xact_lock(${turn}) as mine`
  return (await one<{ mine: boolean }>(trx, sql, {}))?.mine === true
}

/**
 * In the order of their transactions, and only where every earlier one is over: nothing will come
 * before them any more.
 */
export function newLeaves(
  trx: Database,
  after: { lastXact: string; lastPosition: string },
  limit: number,
): Promise<NewLeaf[]> {
  return many(trx, fresh, { ...after, limit })
}

/** `first` is the number of the first of them, from 0. */
export async function keepLeaves(trx: Database, leaves: NewLeaf[], first: number): Promise<void> {
  await one(trx, keep, { first, ids: leaves.map(({ id }) => id) })
  await one(trx, move, {
    citizens: leaves.map(({ citizen }) => citizen),
    numbers: leaves.map(({ number }) => number),
    hashes: leaves.map(({ hash }) => hash),
  })
}

/** How many entries each citizen has at the latest checkpoint, by pseudonym. */
export function heads(trx: Database): Promise<Head[]> {
  return many(
    trx,
    'select citizen, count::int, head from ledger_map order by citizen collate "C"',
    {},
  )
}

/** Of some leaves in a row, the first first. */
export async function leafHashes(
  db: Database,
  { from, until }: { from: number; until: number },
): Promise<string[]> {
  const rows = await many<{ hash: string }>(db, hashes, { from, until })
  return rows.map(({ hash }) => hash)
}

const fresh = `
  select e.id, e.hash, h.pseudonym as citizen, e.number::int, e.xact::text, e.position
  from record_entries e join ledger_heads h using (citizen_id)
  where (e.xact, e.position) > (cast(:lastXact as xid8), cast(:lastPosition as bigint))
    and e.xact < pg_snapshot_xmin(pg_current_snapshot())
  order by e.xact, e.position limit :limit`

const keep = `
  insert into ledger_leaves (leaf, entry_id)
  select :first + place - 1, id from unnest(cast(:ids as uuid[])) with ordinality as l (id, place)`

const move = `
  insert into ledger_map as m (citizen, count, head)
  select distinct on (citizen) citizen, number, hash
  from unnest(cast(:citizens as text[]), cast(:numbers as bigint[]), cast(:hashes as text[]))
    as l (citizen, number, hash)
  order by citizen, number desc
  on conflict (citizen) do update set count = excluded.count, head = excluded.head`

const hashes = `
  select e.hash from ledger_leaves l join record_entries e on e.id = l.entry_id
  where l.leaf >= :from and l.leaf < :until order by l.leaf`
