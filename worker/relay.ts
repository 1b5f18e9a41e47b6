import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Engine } from '../api/engine.ts'
import { nameOf } from '../api/log.ts'
import type { Metrics } from '../api/metrics.ts'
import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database } from '../db/database.ts'
import { errands } from './errands.ts'
import { forgetOld } from './forgetting.ts'
import { tidyOnce } from './tidying.ts'

export interface RelayParts {
  db: Database
  engine: Engine
  metrics: Metrics
  log: Logger
}

export interface Relay {
  close(): Promise<void>
}

const roundMs = 1000
/** Who is gone is looked for this often. */
const tidyMs = 10_000
/** The door is given this long to start a process itself. */
const patienceMs = 2000
/** What was relayed in vain is relayed again after this. */
const againMs = 15_000
const atOnce = 50
const forgetMs = 3_600_000

/**
 * Starts what was accepted while the engine was away, and tells waiting processes what they did not
 * hear. It looks at what stands in Postgres, so there is no message that can be lost.
 */
export function startRelay(parts: RelayParts): Relay {
  const closing = new AbortController()
  const ended = run()

  async function run(): Promise<void> {
    let [cleaned, tidied] = [0, 0]
    while (!closing.signal.aborted) {
      try {
        await relayOnce(parts)
        if (Date.now() - tidied > tidyMs && !(await tidyOnce(parts))) tidied = Date.now()
        if (Date.now() - cleaned > forgetMs) {
          await forgetOld(parts.db, new Date())
          cleaned = Date.now()
        }
      } catch (error) {
        parts.log.warn({ name: nameOf(error) }, 'the relay could not look; it tries again')
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

/** One look; exported for tests, which need not wait for the next round. */
export async function relayOnce(parts: RelayParts): Promise<void> {
  const { db, engine, metrics, log } = parts
  if (!(await engine.isUp())) return
  const now = Date.now()
  const wanted = {
    now: new Date(now).toISOString(),
    before: new Date(now - patienceMs).toISOString(),
    again: new Date(now - againMs).toISOString(),
    limit: atOnce,
  }
  const due = await inTransaction(db, theProcess, async (trx) => {
    const claimed: { what: string; run: () => Promise<void> }[] = []
    for (const { what, claim } of errands) {
      const works = await claim(trx, wanted)
      claimed.push(...works.map((work) => ({ what, run: () => work(parts) })))
    }
    return claimed
  })
  const results = await Promise.allSettled(due.map(({ run }) => run()))
  for (const [index, result] of results.entries()) {
    const what = due[index]?.what ?? ''
    metrics.relayed.inc({ what })
    if (result.status === 'rejected') {
      log.warn({ what, name: nameOf(result.reason) }, 'could not relay')
    }
  }
}
