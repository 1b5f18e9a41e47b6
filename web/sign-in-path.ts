import { asking } from './api.ts'
import type { Redirect } from './page.ts'

export const signInPath = '/log-ind'
/** MitID's level High, by whatever name the broker has for it. */
export const highest = 'hoej'

/** To where one signs in, and from there back. */
export function signInUrl(back: string, level?: string): string {
  return signInPath + asking({ retur: back, niveau: level })
}

export function signInAgain(back: string): Redirect {
  return { to: signInUrl(back) }
}
