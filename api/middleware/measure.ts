import type { Middleware } from 'koa'
import type { Logger } from 'pino'
import type { Metrics } from '../metrics.ts'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/**
 * One line and one measurement for each request, by the route's template. Each brings its token, so
 * each whose token was good is a sign-in; the others say no more than their refusal does.
 */
export function measure({ log, metrics }: { log: Logger; metrics: Metrics }): Middleware {
  return async function measured(ctx, next) {
    const started = performance.now()
    await next()
    const seconds = (performance.now() - started) / 1000
    const { traceId, signedInAs, route = 'unknown' } = ctx.state
    const { method, status } = ctx
    const label = methods.has(method) ? method : 'other'
    metrics.requests.observe({ method: label, route, status }, seconds)
    const line = { traceId, method, route, status, seconds }
    if (signedInAs === undefined) log.debug(line, 'answered')
    else log.info({ ...line, signedInAs }, 'answered')
  }
}
