import type { Middleware } from 'koa'
import type { Logger } from 'pino'
import type { Metrics } from '../metrics.ts'

/** One line and one measurement for each request, by the route's template. */
export function measure({ log, metrics }: { log: Logger; metrics: Metrics }): Middleware {
  return async function measured(ctx, next) {
    const started = performance.now()
    await next()
    const seconds = (performance.now() - started) / 1000
    const route = String(ctx.state.route ?? 'unknown')
    metrics.requests.observe({ method: ctx.method, route, status: ctx.status }, seconds)
    const { traceId } = ctx.state
    log.debug({ traceId, method: ctx.method, route, status: ctx.status, seconds }, 'answered')
  }
}
