import { inTransaction, theProcess } from '../../db/acting.ts'
import type { Database } from '../../db/database.ts'
import { eventsAfter, eventsAtOnce, eventsBetween, type News } from '../../db/models/event.ts'
import type { Change } from '../../domain/event.ts'
import { type EventPlace, isAfter } from '../../domain/event-place.ts'
import type { Listeners } from './listeners.ts'
import type { Next } from './pump.ts'
import { lookAgainAtAll } from './rights.ts'
import type { EventStream } from './stream.ts'

interface Parts {
  db: Database
  now: () => Date
}

const heldBackMs = 50
const awayMs = 500

/**
 * Reads once for all what is new after `at`, and tells each what it may hear. Rights are looked at after
 * the reading: whoever lost one before something was told doesn't hear it. Hands back how far all have heard.
 */
export async function tellNews(
  { db, now }: Parts,
  listeners: Listeners,
  at: EventPlace,
): Promise<{ at: EventPlace; next: Next }> {
  const news = await inTransaction(db, theProcess, (trx) => eventsAfter(trx, at))
  listeners.doubt(news.people, at)
  const stale = [...listeners.behind].filter((one) => one.isStale)
  const known = await lookAgainAtAll(db, stale)
  const isMorePast = await tellPast({ db, now }, listeners, at)
  listeners.tell(news.changes, now())
  const isMore = news.changes.length === eventsAtOnce || isMorePast
  const later = known ? undefined : awayMs
  return { at: reached(news), next: isMore ? 0 : news.isHeldBack ? heldBackMs : later }
}

function reached({ changes, horizon }: News): EventPlace {
  const last = changes.length === eventsAtOnce ? changes.at(-1) : undefined
  return last?.place ?? horizon
}

/** Those who are behind share each reading too, from where the last of them is. True where there is more. */
async function tellPast(
  { db, now }: Parts,
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
