import type { Head } from '../../ledger/citizen-map.ts'
import type { Database } from '../database.ts'
import { many, one } from '../sql.ts'

/** An entry that no checkpoint stands for yet. */
export interface NewLeaf {
  id: string
  hash: string
  citizen: string
  number: number
}

/** Any number: whoever holds it makes the next checkpoint. */
const turn = 27_360_406

/** True where nobody else is at it; until the end of the transaction. */
export async function takeTurn(trx: Database): Promise<boolean> {
  const sql = `select pg_try_advisory_xact_lock(${turn}) as mine`
  return (await one<{ mine: boolean }>(trx, sql, {}))?.mine === true
}

/**
 * In the order in which they got their turn. Whoever sees an entry sees the citizen's before it too:
 * that one was committed before this one got its number.
 */
export function newLeaves(trx: Database, limit: number): Promise<NewLeaf[]> {
  return many(trx, fresh, { limit })
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
  select e.id, e.hash, h.pseudonym as citizen, e.number::int
  from ledger_heads h left join ledger_map m on m.citizen = h.pseudonym
    join record_entries e on e.citizen_id = h.citizen_id and e.number > coalesce(m.count, 0)
  where h.count > coalesce(m.count, 0)
  order by e.position limit :limit`

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
