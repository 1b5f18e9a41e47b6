import type { Context, Middleware } from 'koa'

const methods = 'GET, POST, PUT, PATCH, DELETE'
const allowed =
  'accept-language, authorization, content-type, idempotency-key, if-match, last-event-id, prefer, traceparent'
const exposed = 'Content-Language, ETag, Link, Location, Preference-Applied, Retry-After'
const preflightSeconds = '600'

/** Lets pages of the named origins call from a browser (CORS), with a token and never with cookies. */
export function cors({ corsOrigins }: { corsOrigins: string[] }): Middleware {
  return async function allowOrigins(ctx, next) {
    const isCodec = /^\/codec(\/|$)/.test(ctx.path)
    if (isCodec || corsOrigins.length === 0) return next()
    const origin = ctx.get('Origin')
    const known = corsOrigins.includes(origin)
    if (known) ctx.set({ 'Access-Control-Allow-Origin': origin })
    if (known && isPreflight(ctx)) answerPreflight(ctx)
    else await next()
    if (known) ctx.set('Access-Control-Expose-Headers', exposed)
    ctx.vary('Origin')
  }
}

function isPreflight(ctx: Context): boolean {
  return ctx.method === 'OPTIONS' && ctx.get('Access-Control-Request-Method') !== ''
}

function answerPreflight(ctx: Context): void {
  ctx.set({
    'Access-Control-Allow-Methods': methods,
    'Access-Control-Allow-Headers': allowed,
    'Access-Control-Max-Age': preflightSeconds,
  })
  ctx.status = 204
}
