import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database, Transaction } from '../db/database.ts'
import { chainLooks } from '../db/models/chained-look.ts'
import { keepCheckpoint, lastCheckpoint } from '../db/models/checkpoint.ts'
import { hasLooksToChain, heads, keepLeaves, newLeaves, takeTurn } from '../db/models/ledger.ts'
import { hashBody, type SignedCheckpoint, signCheckpoint } from '../ledger/checkpoint.ts'
import { mapRoot } from '../ledger/citizen-map.ts'
import { type LedgerKeys, showPublicKey } from '../ledger/keys.ts'
import { append, type Frontier, rootOf } from '../ledger/merkle.ts'

/** One checkpoint stands for at most this many new entries, and waits for no more than a minute. */
const most = 1000
const longestMs = 60_000

const before = { number: 0, size: 0, at: '', frontier: [], bodyHash: '0'.repeat(64) }

/** Makes the next checkpoint where one is due; undefined where none is, or another process is at it. */
export function makeCheckpoint(
  db: Database,
  keys: LedgerKeys,
  now: Date,
): Promise<SignedCheckpoint | undefined> {
  return inTransaction(db, theProcess, async (trx) => {
    if (!(await takeTurn(trx))) return undefined
    return makeNext(trx, keys, { now, atOnce: false })
  })
}

/** For whoever has the turn; `atOnce` where somebody waits for it. */
export async function makeNext(
  trx: Transaction,
  keys: LedgerKeys,
  { now, atOnce }: { now: Date; atOnce: boolean },
): Promise<SignedCheckpoint | undefined> {
  const last = (await lastCheckpoint(trx)) ?? before
  const isDue = atOnce || now.getTime() - (Date.parse(last.at) || 0) >= longestMs
  const entries = await newLeaves(trx, most)
  const isFull = entries.length === most
  if (!isDue && !isFull && !(await hasLooksToChain(trx, most))) return undefined
  const leaves = [...entries, ...(await chainLooks(trx, most - entries.length))]
  if (leaves.length === 0) return undefined
  const { number, size, frontier, bodyHash: previous } = last
  await keepLeaves(trx, leaves, size)
  const grown = leaves.map(({ hash }) => hash).reduce<Frontier>(append, frontier)
  const body = {
    version: 1 as const,
    number: number + 1,
    at: now.toISOString(),
    size: size + leaves.length,
    root: rootOf(grown),
    map: mapRoot(await heads(trx)),
    previous,
    keyId: keys.current.id,
  }
  const signed = signCheckpoint(keys.current.privateKey, body)
  const publicKey = showPublicKey(keys.current.privateKey)
  const published = { ...signed, publicKey, leaves: leaves.map(({ hash }) => hash) }
  const reached = { frontier: grown, bodyHash: hashBody(body) }
  await keepCheckpoint(trx, { ...body, ...reached, published })
  return signed
}
