import type { Middleware } from 'koa'
import helmet from 'koa-helmet'

/** Data are no page: a browser may load, frame and send nothing. */
const nothing = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
}
const data = protect(nothing)
const codec = protect({ ...nothing, formAction: ["'self'"] })
const docs = protect({
  ...nothing,
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
})

export const noPermissions = 'camera display-capture geolocation microphone payment usb'
  .split(' ')
  .map((feature) => `${feature}=()`)
  .join(', ')

/** Headers that tell browsers what they may do with an answer; nothing is stored but the documentation. */
export function headers(): Middleware {
  return async function protectedAnswer(ctx, next) {
    const isDocs = /^\/(docs(\/|$)|openapi\.json$)/.test(ctx.path)
    ctx.set('Permissions-Policy', noPermissions)
    ctx.set('Cache-Control', isDocs ? 'no-cache' : 'no-store')
    if (isDocs) return docs(ctx, next)
    return ctx.path === '/codec' ? codec(ctx, next) : data(ctx, next)
  }
}

function protect(directives: Record<string, string[]>): Middleware {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    xFrameOptions: { action: 'deny' },
  })
}
