import { beginningOfEvents } from '../../db/models/event-beginning.ts'
import { Refusal } from '../../domain/errors.ts'
import { readPlace } from '../../domain/event-place.ts'
import { startBeating } from './beating.ts'
import type { EventHub, HubParts } from './hub.ts'
import { createListeners } from './listeners.ts'
import { openStream } from './open-stream.ts'
import { createSeating } from './seating.ts'
import { createSeats, usualStreams } from './seats.ts'
import { createTelling } from './telling.ts'
import { opening } from './wire.ts'

/** Reads the events of this process once, for all who listen. */
export function createEventHub({ sizes = usualStreams, ...parts }: HubParts): EventHub {
  const { now } = parts
  const listeners = createListeners()
  const take = createSeats(sizes)
  const seat = createSeating(listeners, parts)
  const telling = createTelling(parts, listeners)
  const stopBeating = startBeating(listeners, telling, { everyMs: sizes.heartbeatMs, now })
  let closed = false
  parts.listener.onEvents(telling.wake)

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
      stopBeating()
      for (const stream of listeners.all) stream.end()
    },
  }
}
