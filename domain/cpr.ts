/**
 * What is shown of a CPR number, to anyone: the day of birth, and that there is more. Enough to tell two
 * of the same name apart; not enough to act as one of them. Ten digits, or null where it is not known.
 */
export function shownCpr(cpr: string | null): string | null {
  return cpr && `${cpr.slice(0, 6)}-xxxx`
}
