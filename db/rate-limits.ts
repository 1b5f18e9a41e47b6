import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  RLWrapperTimeouts,
} from 'rate-limiter-flexible'
import type { Database } from './database.ts'

/** So many in so many seconds, counted from the first. */
export interface LimitSize {
  points: number
  seconds: number
}

export interface LimitOptions extends LimitSize {
  /** Told when this process begins to count alone, and when it counts with all others again. */
  tell: (alone: boolean) => void
}

/** Takes one of what `key` may do: resolves 0, or the milliseconds until there is more. */
export type Take = (key: string) => Promise<number>

const slowMs = 500

/**
 * One limit, counted in Postgres by all processes together; by each alone where Postgres is away or
 * slow. Neither is a failure: those who need Postgres will say so themselves.
 */
export function openLimit(db: Database, name: string, options: LimitOptions): Take {
  const { points, seconds, tell } = options
  const size = { points, duration: seconds, keyPrefix: name }
  const inPostgres = new RateLimiterPostgres({
    ...size,
    storeClient: db,
    storeType: 'knex',
    tableName: 'rate_limits',
    tableCreated: true,
    // who has used all up is told so without another question to Postgres
    inMemoryBlockOnConsumed: points,
  })
  const together = new RLWrapperTimeouts({ limiter: inPostgres, timeoutMs: slowMs })
  const inMemory = new RateLimiterMemory(size)
  let alone = false

  function countAlone(now: boolean): void {
    if (alone === now) return
    alone = now
    tell(now)
  }

  async function consume(key: string): Promise<void> {
    try {
      await together.consume(key)
      countAlone(false)
    } catch (refused) {
      if (refused instanceof RateLimiterRes) throw refused
      countAlone(true)
      await inMemory.consume(key)
    }
  }

  return async function take(key) {
    try {
      await consume(key)
      return 0
    } catch (refused) {
      return refused instanceof RateLimiterRes ? Math.max(refused.msBeforeNext, 1) : 0
    }
  }
}
