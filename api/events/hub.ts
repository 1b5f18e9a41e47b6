import type { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { PersonActing } from '../../db/acting.ts'
import type { Database } from '../../db/database.ts'
import type { Listener } from '../../db/listen.ts'
import { beginningOfEvents } from '../../db/models/event.ts'
import { Refusal } from '../../domain/errors.ts'
import { type EventPlace, isAfter, readPlace } from '../../domain/event-place.ts'
import { failureOf } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { createListeners } from './listeners.ts'
import { createPump } from './pump.ts'
import { tellNews } from './round.ts'
import { createSeats, type StreamSizes, usualStreams } from './seats.ts'
import { type EventStream, openStream } from './stream.ts'
import { heartbeat, opening } from './wire.ts'

export interface EventHub {
  /** Bytes of server-sent events, until the sign-in ends or the client has gone. */
  open(trx: Database, wanted: { acting: PersonActing; lastEventId: string }): Promise<Readable>
  /** Ends all streams. */
  close(): void
}

export interface HubParts {
  db: Database
  listener: Listener
  metrics: Metrics
  log: Logger
  now: () => Date
  sizes?: StreamSizes | undefined
}

/** Reads the events of this process once, for all who listen; while nobody does, it rests. */
export function createEventHub({ sizes = usualStreams, ...parts }: HubParts): EventHub {
  const { db, listener, metrics, log, now } = parts
  const listeners = createListeners()
  const take = createSeats(sizes)
  const pump = createPump(round, (error) => {
    log.warn({ failure: failureOf(error) }, 'events wait: something is away')
  })
  const beating = setInterval(beat, sizes.heartbeatMs).unref()
  let at: EventPlace | undefined
  let closed = false
  listener.onEvents(pump.wake)

  async function round() {
    if (listeners.all.size === 0) at = undefined
    if (at === undefined) return undefined
    const told = await tellNews({ db, now }, listeners, at)
    at = told.at
    return told.next
  }

  function beat(): void {
    for (const stream of listeners.all) {
      const heard = listeners.behind.has(stream) ? undefined : at
      stream.write(heartbeat(heard && isAfter(stream.at, heard) ? stream.at : heard, now()))
    }
    // where a word was lost
    pump.wake()
  }

  function seat(stream: EventStream, leave: () => void): void {
    const until = stream.acting.until?.getTime() ?? now().getTime()
    const ending = setTimeout(stream.end, Math.min(until - now().getTime(), 2 ** 31 - 1))
    listeners.add(stream)
    metrics.eventStreams.set(listeners.all.size)
    stream.body.once('close', () => {
      clearTimeout(ending)
      listeners.remove(stream)
      metrics.eventStreams.set(listeners.all.size)
      leave()
    })
  }

  return {
    async open(trx, { acting, lastEventId }) {
      const begin = await beginningOfEvents(trx)
      if (closed) throw new Refusal('unavailable', { headers: { 'Retry-After': '1' } })
      const leave = take(acting)
      const last = readPlace(lastEventId, { now: now(), newest: begin.newest })
      const word = lastEventId === '' ? 'ready' : last ? 'resumed' : 'reset'
      const from = last ?? begin.at
      const { unreadBytes } = sizes
      const stream = openStream({ acting, at: from, unreadBytes, drained: pump.wake })
      seat(stream, leave)
      stream.write(opening(word, from, now()))
      at ??= begin.at
      pump.wake()
      return stream.body
    },
    close() {
      closed = true
      pump.close()
      clearInterval(beating)
      for (const stream of listeners.all) stream.end()
    },
  }
}
