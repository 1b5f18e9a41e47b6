import type { Head } from '../../ledger/citizen-map.ts'
import type { Hash } from '../../ledger/merkle.ts'
import type { Database } from '../database.ts'
import { many, one } from '../sql.ts'

/** A record entry, or a look, that no checkpoint stands for yet. */
export interface NewLeaf {
  entryId: string | null
  /** Whose look it is, where it is one. */
  lookCitizenId: string | null
  hash: Hash
  /** The pseudonym of its chain. */
  citizen: Hash
  number: number
}

/** Any number: whoever holds it makes the next checkpoint. */
const turn = 27_360_406

/** True where nobody else is at it; until the end of the transaction. */
export async function takeTurn(trx: Database): Promise<boolean> {
  const sql = `select pg_try_advisory_xact_lock(${turn}) as mine`
  return (await one<{ mine: boolean }>(trx, sql, {}))?.mine === true
}

/** The same, and waits until whoever is at it has finished. */
export async function waitForTurn(trx: Database): Promise<void> {
  await one(trx, `select pg_advisory_xact_lock(${turn})`, {})
}

/**
 * In the order in which they got their turn. Whoever sees an entry sees the citizen's before it too:
 * that one was committed before this one got its number.
 */
export function newLeaves(trx: Database, limit: number): Promise<NewLeaf[]> {
  return many(trx, fresh, { limit })
}

/** Whether at least so many looks wait for their number. */
export async function hasLooksToChain(db: Database, least: number): Promise<boolean> {
  const sql = 'select from looks_to_chain order by position offset :before limit 1'
  return (await one(db, sql, { before: least - 1 })) !== undefined
}

/** Whether some looks at a citizen wait for their number. */
export async function hasLooksToChainOf(db: Database, citizenId: string): Promise<boolean> {
  const sql = 'select from looks_to_chain where citizen_id = :citizenId limit 1'
  return (await one(db, sql, { citizenId })) !== undefined
}

/** `first` is the number of the first of them, from 0. */
export async function keepLeaves(trx: Database, leaves: NewLeaf[], first: number): Promise<void> {
  const numbers = leaves.map(({ number }) => number)
  const hashes = leaves.map(({ hash }) => hash)
  await one(trx, keep, {
    first,
    entryIds: leaves.map(({ entryId }) => entryId),
    lookCitizenIds: leaves.map(({ lookCitizenId }) => lookCitizenId),
    ...{ numbers, hashes },
  })
  await one(trx, move, { citizens: leaves.map(({ citizen }) => citizen), numbers, hashes })
}

/** How many entries each chain has at the latest checkpoint, by pseudonym. */
export function heads(trx: Database): Promise<Head[]> {
  return many(
    trx,
    'select citizen, count::int, head from ledger_map order by citizen collate "C"',
    {},
  )
}

/** What no checkpoint stands for yet: how much, and since when the oldest waits. */
export interface Unplaced {
  entries: number
  entriesSince: string | null
  looks: number
  looksSince: string | null
}

export async function unplaced(trx: Database): Promise<Unplaced> {
  const none = { entries: 0, entriesSince: null, looks: 0, looksSince: null }
  return (await one<Unplaced>(trx, waiting, {})) ?? none
}

/** The hashes of all leaves before a place, 32 bytes each. */
export async function leafHashes(db: Database, size: number): Promise<Buffer> {
  const all = Buffer.alloc(size * 32)
  const limit = 20_000
  for (let from = 0; from < size; from += limit) {
    const rows = await many<{ leaf: number; hash: Hash }>(db, hashes, {
      from,
      until: Math.min(size, from + limit),
    })
    for (const { leaf, hash } of rows) all.write(hash, leaf * 32, 'hex')
  }
  return all
}

const hashes = `
  select leaf::int, hash from ledger_leaves where leaf >= :from and leaf < :until`

/** Chains that have grown since the latest checkpoint, and how far it knows them. */
const grown = `
  select h.citizen_id, h.pseudonym, h.count, coalesce(m.count, 0) as known
  from ledger_heads h left join ledger_map m on m.citizen = h.pseudonym
  where h.count > coalesce(m.count, 0)`

const waiting = `
  select coalesce(sum(g.count - g.known), 0)::int as entries, min(r.at) as "entriesSince",
    (select count(*)::int from looks_to_chain) as looks,
    (select l.at from looks_to_chain q join access_log l on l.id = q.access_log_id
      order by q.position limit 1) as "looksSince"
  from (${grown}) g
  left join record_entries r on r.citizen_id = g.citizen_id and r.number = g.known + 1`

/** Citizen by citizen, by the index: joined at once it would read the whole record each time. */
const fresh = `
  select e.id as "entryId", null as "lookCitizenId", e.hash, behind.pseudonym as citizen, e.number::int
  from (${grown}) behind
    cross join lateral (select id, hash, number, position from record_entries r
      where r.citizen_id = behind.citizen_id and r.number > behind.known
      order by r.number limit :limit) e
  order by e.position limit :limit`

const keep = `
  insert into ledger_leaves (leaf, entry_id, look_citizen_id, look_number, hash)
  select :first + place - 1, entry, citizen, case when citizen is not null then number end, hash
  from unnest(cast(:entryIds as uuid[]), cast(:lookCitizenIds as uuid[]),
      cast(:numbers as bigint[]), cast(:hashes as text[])) with ordinality
    as l (entry, citizen, number, hash, place)`

const move = `
  insert into ledger_map as m (citizen, count, head)
  select distinct on (citizen) citizen, number, hash
  from unnest(cast(:citizens as text[]), cast(:numbers as bigint[]), cast(:hashes as text[]))
    as l (citizen, number, hash)
  order by citizen, number desc
  on conflict (citizen) do update set count = excluded.count, head = excluded.head`
