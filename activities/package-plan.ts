import { ApplicationFailure } from '@temporalio/common'
import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database, Transaction } from '../db/database.ts'
import { lastCheckpoint } from '../db/models/checkpoint.ts'
import { packageOf, planPackage } from '../db/models/disclosure-package.ts'
import { hasLooksToChainOf, heads, waitForTurn } from '../db/models/ledger.ts'
import { chainSizes } from '../db/models/package-people.ts'
import { type ChainEnd, type Head, mapProof } from '../ledger/citizen-map.ts'
import type { LedgerKeys } from '../ledger/keys.ts'
import { accessPseudonym } from '../ledger/look.ts'
import { makeNext } from './checkpoint.ts'

/** The type of the failure. */
export const keysAway = 'keys-away'

/**
 * Chooses the checkpoint that a package is proven by: the first that knows all that stands in the
 * record now, and everyone who has looked. Nobody waits a minute for it; it is made at once.
 */
export async function planMaking(db: Database, keys: LedgerKeys, id: string): Promise<void> {
  // each checkpoint stands for some of what is new
  while (!(await inTransaction(db, theProcess, (trx) => planIn(trx, keys, id))));
}

async function planIn(trx: Transaction, keys: LedgerKeys, id: string): Promise<boolean> {
  await waitForTurn(trx)
  const made = await packageOf(trx, id)
  if (made?.status !== 'making' || made.checkpoint !== null) return true
  const now = new Date()
  const chain = await chainSizes(trx, made.citizenId)
  const next = await makeNext(trx, keys, { now, atOnce: true })
  const all = await heads(trx)
  const known = all.find(({ citizen }) => citizen === chain?.pseudonym)?.count ?? 0
  const last = await lastCheckpoint(trx)
  const waits = await hasLooksToChainOf(trx, made.citizenId)
  if (!chain || !last || known < chain.entries || waits) {
    // looks wait for the keys that seal their salts
    if (!next) throw ApplicationFailure.retryable('The keys of citizens are away', keysAway)
    return false
  }
  const { pseudonym } = chain
  const completeness = {
    record: endOf(all, pseudonym),
    accessLog: endOf(all, accessPseudonym(pseudonym)),
  }
  const plan = { id, checkpoint: last.number, completeness, madeAt: now.toISOString() }
  await planPackage(trx, plan)
  return true
}

function endOf(heads: readonly Head[], citizen: string): ChainEnd {
  const { path, found } = mapProof(heads, citizen)
  return { path, found: found ?? null }
}
