import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Me } from '../schemas/me.ts'
import type { Visit } from './ask.ts'
import { dropLongCookie, getLongCookie, setLongCookie } from './cookies.ts'
import type { Seal } from './seal.ts'

/** Whoever is signed in, for as long as the browser sends this; no server keeps it. */
export interface Session {
  /** For the API. */
  token: string
  /** Milliseconds since 1970, as the others. */
  tokenEnds: number
  began: number
  seen: number
  csrf: string
  id: string
  kind: Me['kind']
  /** The citizen for whom one acts, where that is somebody else. */
  actsFor: string | undefined
}

const minute = 60_000
const idleMs = 30 * minute
const absoluteMs = 8 * 60 * minute
const renewMs = minute
const cookie = 'session'

export interface Sessions {
  /** Undefined where nobody is signed in, or not any more. A look from the background keeps nobody signed in. */
  find(ctx: Visit, background: boolean): Promise<Session | undefined>
  keep(ctx: Visit, session: Session): Promise<void>
  drop(ctx: Visit): void
}

export function createSessions(seal: Seal, now: () => number): Sessions {
  async function keep(ctx: Visit, session: Session): Promise<void> {
    const value = await seal.close(session)
    const kept = setLongCookie(ctx, { name: cookie, value, maxAge: absoluteMs / 1000 })
    if (!kept) throw new Error('The token is too long for a cookie')
  }
  return {
    keep,
    async find(ctx, background) {
      const found = await seal.open<Session>(getLongCookie(ctx, cookie))
      const at = now()
      if (!found || at >= endOf(found)) return undefined
      // sealed anew, with the first key and another nonce
      if (at - found.seen > renewMs && !background) await keep(ctx, { ...found, seen: at })
      return found
    },
    drop: (ctx) => dropLongCookie(ctx, cookie),
  }
}

/** Half an hour after the last page, eight hours after signing in, or with the token. */
export function endOf({ seen, began, tokenEnds }: Session): number {
  return Math.min(seen + idleMs, began + absoluteMs, tokenEnds)
}

export function newCsrf(): string {
  return randomBytes(16).toString('hex')
}

/** Another text each time, so that it can't be guessed from the length of a compressed page (BREACH). */
export function csrfToken({ csrf }: Session): string {
  const mask = randomBytes(16)
  return mask.toString('hex') + xor(mask, Buffer.from(csrf, 'hex')).toString('hex')
}

export function isCsrfToken({ csrf }: Session, token: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(token)) return false
  const [mask, masked] = [token.slice(0, 32), token.slice(32)].map((hex) => Buffer.from(hex, 'hex'))
  if (!mask || !masked) return false
  return timingSafeEqual(xor(mask, masked), Buffer.from(csrf, 'hex'))
}

function xor(mask: Buffer, text: Buffer): Buffer {
  return Buffer.from(mask.map((byte, i) => byte ^ (text[i] ?? 0)))
}
