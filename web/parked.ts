/** A form that was sent when the session had ended: kept by the browser until its owner is back. */
import type { Visit } from './ask.ts'
import { dropLongCookie, getLongCookie, setLongCookie } from './cookies.ts'
import type { Fields } from './form.ts'
import type { Seal } from './seal.ts'

export interface Parked {
  /** Where it was to go. */
  to: string
  fields: Fields
  /** To whom the form was given; nobody else is shown what stands in it. */
  owner: string
}

const cookie = 'form'
const maxAge = 15 * 60

/** False where it is too long to be kept. */
export async function park(ctx: Visit, seal: Seal, parked: Parked): Promise<boolean> {
  return setLongCookie(ctx, { name: cookie, value: await seal.close(parked), maxAge })
}

export async function unpark(ctx: Visit, seal: Seal, owner: string): Promise<Parked | undefined> {
  const sealed = getLongCookie(ctx, cookie)
  if (!sealed) return undefined
  dropLongCookie(ctx, cookie)
  const parked = await seal.open<Parked>(sealed)
  return parked?.owner === owner ? parked : undefined
}
