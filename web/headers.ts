import { randomBytes } from 'node:crypto'
import type { Middleware } from 'koa'
import helmet from 'koa-helmet'
import type { State } from './ask.ts'

export interface Protecting {
  /** Exact origins whose pages may show a chat in a frame. */
  frameAncestors: string[]
  /** Signing out may lead there. */
  issuer: string
}

const noPermissions = 'camera display-capture geolocation microphone payment usb'
  .split(' ')
  .map((feature) => `${feature}=()`)
  .join(', ')

/** Scripts and styles are ours or nobody's; nothing is asked of another site; pages are kept nowhere. */
export function protect({ frameAncestors, issuer }: Protecting): Middleware<State> {
  const others = helmet({
    contentSecurityPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    xFrameOptions: false,
  })
  const frames = frameAncestors.length > 0 ? frameAncestors.join(' ') : "'none'"
  return async function protectedPage(ctx, next) {
    const nonce = randomBytes(16).toString('base64')
    const set = (who: string) =>
      ctx.set('Content-Security-Policy', policy({ nonce, issuer, frames: who }))
    ctx.state.nonce = nonce
    ctx.state.letFrame = () => set(frames)
    set("'none'")
    ctx.set('Permissions-Policy', noPermissions)
    ctx.set('Cache-Control', 'no-store')
    return others(ctx, next)
  }
}

/** CSP Level 3, with Trusted Types: our script turns text into a page in one place. */
function policy({ nonce, issuer, frames }: { nonce: string; issuer: string; frames: string }) {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    `form-action 'self' ${new URL(issuer).origin}`,
    "base-uri 'none'",
    `frame-ancestors ${frames}`,
    "require-trusted-types-for 'script'",
    'trusted-types borgerdialog',
  ].join('; ')
}
