import { inTransaction, theProcess } from '../../db/acting.ts'
import type { Database } from '../../db/database.ts'
import { eventsAfter, eventsAtOnce, type News } from '../../db/models/event.ts'
import type { EventPlace } from '../../domain/event-place.ts'
import type { Listeners } from './listeners.ts'
import { tellPast } from './past.ts'
import type { Next } from './pump.ts'
import { lookAgainAtAll } from './rights.ts'

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
