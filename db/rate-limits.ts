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

/** Takes one of what `key` may do: resolves 0, or the milliseconds until there is more. */
export type Take = (key: string) => Promise<number>

const slowMs = 500

/**
 * One limit, counted in Postgres by all processes together; by each alone where Postgres is away or
 * slow. Neither is a failure: those who need Postgres will say so themselves.
 */
export function openLimit(db: Database, name: string, { points, seconds }: LimitSize): Take {
  const size = { points, duration: seconds, keyPrefix: name }
  const inPostgres = new RateLimiterPostgres({
    ...size,
    storeClient: db,
    storeType: 'knex',
    tableName: 'rate_limits',
    tableCreated: true,
    // who has used all up is told so without another question to Postgres
    inMemoryBlockOnConsumed: points,
    insuranceLimiter: new RateLimiterMemory(size),
  })
  const limiter = new RLWrapperTimeouts({ limiter: inPostgres, timeoutMs: slowMs })

  return async function take(key) {
    try {
      await limiter.consume(key)
      return 0
    } catch (refused) {
      return refused instanceof RateLimiterRes ? Math.max(refused.msBeforeNext, 1) : 0
    }
  }
}
