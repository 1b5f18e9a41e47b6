import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { makeCheckpoint } from '../activities/checkpoint.ts'
import { nameOf } from '../api/log.ts'
import type { Database } from '../db/database.ts'
import { findCheckpoint } from '../db/models/checkpoint.ts'
import type { Witness } from '../integrations/witness/witness.ts'
import type { LedgerKeys } from '../ledger/keys.ts'

export interface LedgerParts {
  db: Database
  keys: LedgerKeys
  witnesses: Witness[]
  log: Logger
}

const roundMs = 5000

/** Makes checkpoints when they are due, and hands every witness what it does not have yet. */
export function keepLedger(parts: LedgerParts): { close(): Promise<void> } {
  const closing = new AbortController()
  const ended = run()

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      await tryTo(parts.log, 'could not make a checkpoint', async () => {
        while (await makeCheckpoint(parts.db, parts.keys, new Date()));
      })
      for (const witness of parts.witnesses) {
        const words = `could not publish to the ${witness.name}`
        await tryTo(parts.log, words, () => publishTo(parts.db, witness))
      }
      await sleep(roundMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }

  return {
    async close() {
      closing.abort()
      await ended
    },
  }
}

export async function publishTo(db: Database, witness: Witness): Promise<void> {
  for (let next = (await witness.latest()) + 1; ; next += 1) {
    const published = await findCheckpoint(db, next)
    if (!published) return
    await witness.publish(published)
  }
}

async function tryTo(log: Logger, failed: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.warn({ name: nameOf(error) }, failed)
  }
}
