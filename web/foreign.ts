import type { Visit } from './ask.ts'

/** A form of another site: browsers say where it comes from (Fetch Metadata, and Origin). */
export class Forged extends Error {}

export function isForeign(ctx: Visit): boolean {
  const site = ctx.get('Sec-Fetch-Site')
  if (site) return site !== 'same-origin'
  const origin = ctx.get('Origin')
  return origin !== '' && (!URL.canParse(origin) || new URL(origin).host !== ctx.host)
}
