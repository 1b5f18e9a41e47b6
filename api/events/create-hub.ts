import { beginningOfEvents } from '../../db/models/event-beginning.ts'
import { Refusal } from '../../domain/errors.ts'
import { readPlace } from '../../domain/event-place.ts'
import type { EventHub, HubParts } from './hub.ts'
import { createListeners } from './listeners.ts'
import { openStream } from './open-stream.ts'
import { createSeating } from './seating.ts'
import { createSeats } from './seats.ts'
import { usualStreams } from './sizes.ts'
import { createTelling } from './telling.ts'
import { heartbeat, opening } from './wire.ts'

/** Reads the events of this process once, for all who listen. */
export function createEventHub({ sizes = usualStreams, ...parts }: HubParts): EventHub {
  const { now } = parts
  const listeners = createListeners()
  const take = createSeats(sizes)
  const seat = createSeating(listeners, parts)
  const telling = createTelling(parts, listeners)
  const beating = setInterval(beat, sizes.heartbeatMs).unref()
  let closed = false
  parts.listener.onEvents(telling.wake)

  /** Also a round, in case a word was lost. */
  function beat(): void {
    for (const stream of listeners.all) {
      stream.write(heartbeat(listeners.heard(stream, telling.reached()), now()))
    }
    telling.wake()
  }

  return {
    async open(trx, { acting, lastEventId }) {
      const { at: begin, newest } = await beginningOfEvents(trx)
      if (closed) throw new Refusal('unavailable', { headers: { 'Retry-After': '1' } })
      const leave = take(acting)
      const last = readPlace(lastEventId, { now: now(), newest })
      const at = last ?? begin
      const { unreadBytes } = sizes
      const stream = openStream({ acting, at, unreadBytes, drained: telling.wake })
      seat(stream, leave)
      stream.write(opening(lastEventId === '' ? 'ready' : last ? 'resumed' : 'reset', at, now()))
      telling.begin(begin)
      return stream.body
    },
    close() {
      closed = true
      telling.close()
      clearInterval(beating)
      for (const stream of listeners.all) stream.end()
    },
  }
}
