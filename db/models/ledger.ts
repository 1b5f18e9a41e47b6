import type { Head } from '../../ledger/citizen-map.ts'
import type { Database } from '../database.ts'
import { many, one } from '../sql.ts'

/** An entry that no checkpoint stands for yet. */
export interface NewLeaf {
  id: string
  hash: string
  citizen: string
  number: number
  /** Up to where all have been looked at: the same for all. */
  lastXact: string
  lastPosition: string
}

/** Any number: whoever holds it makes the next checkpoint. */
const turn = 27_360_406

/** True where nobody else is at it; until the end of the transaction. */
export async function takeTurn(trx: Database): Promise<boolean> {
  const sql = `select pg_try_advisory_xact_lock(${turn}) as mine`
  return (await one<{ mine: boolean }>(trx, sql, {}))?.mine === true
}

/**
 * The next ones by their transactions, and only where every earlier one is over: nothing will come
 * before them any more. With one of a citizen come those before it, though their transaction began later.
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

const fresh = `
  with next as (
    select e.citizen_id, e.number, e.xact, e.position, coalesce(m.count, 0) as count
    from record_entries e join ledger_heads h using (citizen_id)
      left join ledger_map m on m.citizen = h.pseudonym
    where (e.xact, e.position) > (cast(:lastXact as xid8), cast(:lastPosition as bigint))
      and e.xact < pg_snapshot_xmin(pg_current_snapshot()) and e.number > coalesce(m.count, 0)
    order by e.xact, e.position limit :limit),
  reached as (
    select citizen_id, min(count) as count, max(number) as number from next group by citizen_id),
  last as (select xact, position from next order by xact desc, position desc limit 1)
  select e.id, e.hash, h.pseudonym as citizen, e.number::int, last.xact::text as "lastXact",
    last.position as "lastPosition"
  from reached r join record_entries e
      on e.citizen_id = r.citizen_id and e.number > r.count and e.number <= r.number
    join ledger_heads h on h.citizen_id = e.citizen_id, last
  order by e.position`

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
