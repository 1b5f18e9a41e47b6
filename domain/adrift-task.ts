import type { Flag } from './supplier.ts'

/** What became of the one who had the task. */
export type AdriftCause = Extract<Flag, 'employee-gone' | 'organisation-closed'>

/** What the record says (Danish). */
export function tellGivenBack(organisation: string): string {
  return `Medarbejderen er her ikke længere. Opgaven er lagt tilbage til ${organisation}.`
}

/** What the chat and the record say to the citizen (Danish). */
export function tellTakenOver(organisation: string, contactUnit: string): string {
  return `${organisation} er lukket. ${contactUnit} har overtaget din henvendelse.`
}

/** What the record says of a task that the citizen has never heard of (Danish). */
export function tellTaskTakenOver(organisation: string, contactUnit: string): string {
  return `${organisation} er lukket. ${contactUnit} har overtaget opgaven.`
}
