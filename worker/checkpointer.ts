import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database, Transaction } from '../db/database.ts'
import { keepCheckpoint, lastCheckpoint } from '../db/models/checkpoint.ts'
import { heads, keepLeaves, newLeaves, takeTurn } from '../db/models/ledger.ts'
import { hashBody, type SignedCheckpoint, signCheckpoint } from '../ledger/checkpoint.ts'
import { mapRoot } from '../ledger/citizen-map.ts'
import { type LedgerKeys, showPublicKey } from '../ledger/keys.ts'
import { append, type Frontier, rootOf } from '../ledger/merkle.ts'

/** One checkpoint stands for at most this many new entries, and waits for no more than a minute. */
const most = 1000
const longestMs = 60_000

const before = { number: 0, size: 0, frontier: [], bodyHash: '0'.repeat(64) }

/** Makes the next checkpoint where one is due; undefined where none is, or another process is at it. */
export function makeCheckpoint(
  db: Database,
  keys: LedgerKeys,
  now: Date,
): Promise<SignedCheckpoint | undefined> {
  return inTransaction(db, theProcess, async (trx) => {
    if (!(await takeTurn(trx))) return undefined
    return makeNext(trx, keys, now)
  })
}

async function makeNext(trx: Transaction, keys: LedgerKeys, now: Date) {
  const last = await lastCheckpoint(trx)
  const leaves = await newLeaves(trx, most)
  const waited = now.getTime() - (last ? Date.parse(last.at) : 0)
  if (leaves.length === 0 || (leaves.length < most && waited < longestMs)) return undefined
  const { number, size, frontier, bodyHash: previous } = last ?? before
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
