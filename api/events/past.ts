import { inTransaction, theProcess } from '../../db/acting.ts'
import type { Database } from '../../db/database.ts'
import { eventsAtOnce, eventsBetween } from '../../db/models/event.ts'
import { type EventPlace, isAfter } from '../../domain/event-place.ts'
import type { Listeners } from './listeners.ts'
import type { EventStream } from './stream.ts'

/**
 * Those who are behind take turns, so that nobody waits for one who comes back after a day; whoever is
 * no further behind shares the reading. True where there is more.
 */
export async function tellPast(
  { db, now }: { db: Database; now: () => Date },
  listeners: Listeners,
  at: EventPlace,
): Promise<boolean> {
  const ready = readyIn(listeners)
  const after = ready[0]?.at
  if (!after) return false
  const past = isAfter(at, after)
    ? await inTransaction(db, theProcess, (trx) => eventsBetween(trx, { after, upTo: at }))
    : []
  const last = past.length === eventsAtOnce ? past.at(-1)?.place : undefined
  for (const stream of ready.filter((one) => !isAfter(after, one.at))) {
    for (const change of past) stream.offer(change, now())
    if (last && isAfter(last, stream.at)) stream.at = last
    if (!last || !isAfter(at, stream.at)) listeners.catchUp(stream, at)
    else listeners.toTheEnd(stream)
  }
  return readyIn(listeners).length > 0
}

function readyIn({ behind }: Listeners): EventStream[] {
  return [...behind].filter((one) => !one.isStale && !one.isFull())
}
