/** Cookies that only this very origin gets (`__Host-`: Secure, no Domain, Path=/), and no script. */
import type { Visit } from './ask.ts'

/** Browsers keep at least 4,096 bytes of each, with its name. */
const longest = 3800
const most = 5

export interface Cookie {
  name: string
  value: string
  /** Seconds. */
  maxAge: number
}

export function setCookie(ctx: Visit, { name, value, maxAge }: Cookie): void {
  const rest = `; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=${Math.floor(maxAge)}`
  ctx.append('Set-Cookie', `__Host-${name}=${value}${rest}`)
}

export function getCookie(ctx: Visit, name: string): string | undefined {
  return ctx.cookies.get(`__Host-${name}`)
}

export function dropCookie(ctx: Visit, name: string): void {
  setCookie(ctx, { name, value: '', maxAge: 0 })
}

/** In as many cookies as it takes; false where that would be too many. */
export function setLongCookie(ctx: Visit, { name, value, maxAge }: Cookie): boolean {
  const parts = value.match(new RegExp(`.{1,${longest}}`, 'g')) ?? []
  if (parts.length > most) return false
  for (let n = 0; n < most; n++) {
    const part = parts[n]
    if (part) setCookie(ctx, { name: `${name}-${n}`, value: part, maxAge })
    else if (getCookie(ctx, `${name}-${n}`)) dropCookie(ctx, `${name}-${n}`)
  }
  return true
}

export function getLongCookie(ctx: Visit, name: string): string {
  return Array.from({ length: most }, (_, n) => getCookie(ctx, `${name}-${n}`) ?? '').join('')
}

export function dropLongCookie(ctx: Visit, name: string): void {
  setLongCookie(ctx, { name, value: '', maxAge: 0 })
}
