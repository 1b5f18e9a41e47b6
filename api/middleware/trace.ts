import { randomBytes } from 'node:crypto'
import type { Middleware } from 'koa'

/** A trace id for each request (W3C Trace Context), so that logs and problems can be brought together. */
export function trace(): Middleware {
  return async function traced(ctx, next) {
    const given = /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(ctx.get('traceparent'))?.[1]
    ctx.state.traceId = given ?? randomBytes(16).toString('hex')
    await next()
  }
}
