import { inTransaction, theProcess } from '../../db/acting.ts'
import type { Database } from '../../db/database.ts'
import { eventsAtOnce, eventsBetween } from '../../db/models/event.ts'
import type { Change } from '../../domain/event.ts'
import { type EventPlace, isAfter } from '../../domain/event-place.ts'
import type { Listeners } from './listeners.ts'
import type { EventStream } from './stream.ts'

/** Those who are behind share each reading too, from where the last of them is. True where there is more. */
export async function tellPast(
  { db, now }: { db: Database; now: () => Date },
  listeners: Listeners,
  at: EventPlace,
): Promise<boolean> {
  const group = [...listeners.behind].filter((one) => !one.isStale && !one.isFull())
  const after = earliest(group)
  if (!after) return false
  const past: Change[] = isAfter(at, after)
    ? await inTransaction(db, theProcess, (trx) => eventsBetween(trx, { after, upTo: at }))
    : []
  const last = past.length === eventsAtOnce ? past.at(-1)?.place : undefined
  const heard = last ?? at
  for (const stream of group) {
    for (const change of past) stream.offer(change, now())
    if (!isAfter(at, heard) || isAfter(stream.at, at)) listeners.catchUp(stream, at)
    else if (isAfter(heard, stream.at)) stream.at = heard
  }
  return last !== undefined
}

function earliest(streams: EventStream[]): EventPlace | undefined {
  const [first, ...others] = streams.map((stream) => stream.at)
  return others.reduce((one, other) => (isAfter(one ?? other, other) ? other : one), first)
}
