/** What the chat and the record say when nobody has answered in time (Danish). */

export function tellReminder(organisation: string): string {
  return `${organisation} skulle have svaret nu. Vi har mindet dem om det.`
}

export function tellEscalation(organisation: string, contactUnit: string): string {
  return `${organisation} har ikke svaret til tiden. Vi har sagt det til deres leder og til ${contactUnit}, som følger op.`
}

/** The task of those who are told. */
export function tellOverdueTask(organisation: string, text: string): string {
  return `${organisation} har ikke svaret til tiden på denne opgave:\n${text}`
}
