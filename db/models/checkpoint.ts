import type { SignedCheckpoint } from '../../ledger/checkpoint.ts'
import type { Frontier } from '../../ledger/merkle.ts'
import type { Database } from '../database.ts'
import { many, one } from '../sql.ts'

/** A checkpoint with what the next one begins at. */
export interface KeptCheckpoint {
  number: number
  size: number
  lastXact: string
  lastPosition: string
  frontier: Frontier
  bodyHash: string
  signed: SignedCheckpoint
}

export async function keepCheckpoint(trx: Database, kept: KeptCheckpoint): Promise<void> {
  const [frontier, signed] = [JSON.stringify(kept.frontier), JSON.stringify(kept.signed)]
  await one(trx, keep, { ...kept, frontier, signed })
}

export function latestCheckpoint(db: Database): Promise<KeptCheckpoint | undefined> {
  return one(db, `${kept} order by number desc limit 1`, {})
}

export async function findCheckpoint(
  db: Database,
  number: number,
): Promise<KeptCheckpoint | undefined> {
  return one(db, `${kept} where number = :number`, { number })
}

/** The latest first, before a number. */
export function listCheckpoints(
  db: Database,
  { before, limit }: { before: number | null; limit: number },
): Promise<KeptCheckpoint[]> {
  const sql = `${kept} where cast(:before as bigint) is null or number < :before
    order by number desc limit :limit`
  return many(db, sql, { before, limit })
}

const keep = `
  insert into checkpoints (number, size, last_xact, last_position, frontier, body_hash, signed)
  values (:number, :size, cast(:lastXact as xid8), :lastPosition, cast(:frontier as jsonb), :bodyHash,
    cast(:signed as jsonb))`

const kept = `
  select number::int, size::int, last_xact::text as "lastXact", last_position as "lastPosition",
    frontier, body_hash as "bodyHash", signed from checkpoints`
