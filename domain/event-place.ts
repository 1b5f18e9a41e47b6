/** A place in the order of events: transactions one after the other, and what each has told. */
export interface EventPlace {
  xact: bigint
  position: bigint
}

/** Events are kept at least this long. */
export const keptMs = 24 * 3_600_000

export function isAfter(one: EventPlace, other: EventPlace): boolean {
  return one.xact === other.xact ? one.position > other.position : one.xact > other.xact
}

/** Where all before a transaction have been told. */
export function placeBefore(xact: bigint | string): EventPlace {
  return { xact: BigInt(xact), position: 0n }
}

/** As it is on the wire: `812-4031-1795737600000`, with when it was told. */
export function writePlace({ xact, position }: EventPlace, at: Date): string {
  return `${xact}-${position}-${at.getTime()}`
}

/** Undefined where we can't say what came after it: malformed, too old, or never told by us. */
export function readPlace(
  text: string,
  { now, newest }: { now: Date; newest: bigint },
): EventPlace | undefined {
  const form = /^(\d{1,19})-(\d{1,18})-(\d{1,15})$/.exec(text)
  if (!form) return undefined
  const [, xact = '', position = '', at = ''] = form
  const place = { xact: BigInt(xact), position: BigInt(position) }
  const ageMs = now.getTime() - Number(at)
  const isKnown = ageMs <= keptMs && ageMs >= -keptMs && place.xact <= newest
  return isKnown ? place : undefined
}
