import type { Logger } from 'pino'
import type { Database } from '../../db/database.ts'
import type { EventPlace } from '../../domain/event-place.ts'
import { failureOf } from '../log.ts'
import type { Listeners } from './listeners.ts'
import { createPump } from './pump.ts'
import { tellNews } from './round.ts'

interface TellingParts {
  db: Database
  log: Logger
  now: () => Date
}

/** Tells all who listen what is new, round by round; while nobody does, it rests. */
export function createTelling({ db, log, now }: TellingParts, listeners: Listeners) {
  const pump = createPump(round, (error) => {
    log.warn({ failure: failureOf(error) }, 'events wait: something is away')
  })
  let at: EventPlace | undefined

  async function round() {
    if (listeners.all.size === 0) at = undefined
    if (at === undefined) return undefined
    const told = await tellNews({ db, now }, listeners, at)
    at = told.at
    return told.next
  }

  return {
    ...pump,
    /** How far all have heard who are not behind. */
    reached: () => at,
    /** From there, unless it has begun. */
    begin(from: EventPlace): void {
      at ??= from
      pump.wake()
    },
  }
}
