import type { PublishedCheckpoint, SignedCheckpoint } from '../../ledger/checkpoint.ts'
import type { Frontier } from '../../ledger/merkle.ts'
import type { Database } from '../database.ts'
import { many, one } from '../sql.ts'

/** What the next checkpoint begins at. */
export interface LastCheckpoint {
  number: number
  size: number
  at: string
  frontier: Frontier
  bodyHash: string
}

type NewCheckpoint = LastCheckpoint & { published: PublishedCheckpoint }

export async function keepCheckpoint(trx: Database, made: NewCheckpoint): Promise<void> {
  const [frontier, published] = [JSON.stringify(made.frontier), JSON.stringify(made.published)]
  await one(trx, keep, { ...made, frontier, published })
}

export function lastCheckpoint(db: Database): Promise<LastCheckpoint | undefined> {
  return one(db, last, {})
}

export async function findCheckpoint(
  db: Database,
  number: number,
): Promise<PublishedCheckpoint | undefined> {
  const sql = 'select published from checkpoints where number = :number'
  return (await one<{ published: PublishedCheckpoint }>(db, sql, { number }))?.published
}

/** The first first, after a number; without their leaves. */
export async function listCheckpoints(
  db: Database,
  wanted: { after: number; limit: number },
): Promise<SignedCheckpoint[]> {
  const sql = `select published - 'leaves' - 'publicKey' as signed from checkpoints
    where number > :after order by number limit :limit`
  return (await many<{ signed: SignedCheckpoint }>(db, sql, wanted)).map(({ signed }) => signed)
}

const keep = `
  insert into checkpoints (number, size, frontier, body_hash, published)
  values (:number, :size, cast(:frontier as jsonb), :bodyHash,
    cast(:published as jsonb))`

const last = `
  select number::int, size::int, published->>'at' as at, frontier, body_hash as "bodyHash"
  from checkpoints order by number desc limit 1`
