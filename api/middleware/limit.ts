import type { Middleware } from 'koa'
import { type ErrorCode, Refusal } from '../../domain/errors.ts'
import type { Limits } from '../limits.ts'

/** The answers of 401 (decision 12). */
const failures: ErrorCode[] = ['unauthenticated', 'assurance-too-low']
/** What asks often and by rule: balancers and Prometheus. */
const unlimited = ['/health/live', '/health/ready', '/metrics']

/**
 * Limits requests by address. A sign-in that fails counts once more, and is itself refused when
 * there were too many; who signs in rightly behind the same address is not.
 */
export function limitAddresses({ limits }: { limits: Limits }): Middleware {
  return async function limited(ctx, next) {
    if (unlimited.includes(ctx.path)) return next()
    await limits.address(ctx.ip)
    try {
      await next()
    } catch (error) {
      const failed = error instanceof Refusal && failures.includes(error.code)
      if (failed) await limits.failedSignIn(ctx.ip)
      throw error
    }
  }
}
