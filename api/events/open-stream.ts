import { Readable } from 'node:stream'
import type { PersonActing } from '../../db/acting.ts'
import { mayHear } from '../../domain/event.ts'
import { type EventPlace, isAfter } from '../../domain/event-place.ts'
import type { EventStream } from './stream.ts'
import { written } from './wire.ts'

export interface StreamOptions {
  acting: PersonActing
  at: EventPlace
  /** A client that leaves more bytes than this unread is dropped. */
  unreadBytes: number
  /** The client has read what there was. */
  drained: () => void
}

export function openStream({ acting, at, unreadBytes, drained }: StreamOptions): EventStream {
  let [full, ended] = [false, false]
  const body = new Readable({
    read() {
      const wasFull = full
      full = false
      if (wasFull) drained()
    },
  })

  const stream: EventStream = {
    ...{ acting, at, body, actor: undefined, isStale: true },
    isFull: () => full,
    offer(change, now) {
      const { actor } = stream
      if (!actor || !isAfter(change.place, stream.at)) return
      stream.at = change.place
      if (mayHear(actor, change, now)) stream.write(written(change))
    },
    write(text) {
      if (body.destroyed || ended) return
      full = !body.push(text)
      // it comes again, and says up to where it has heard
      if (body.readableLength > unreadBytes) body.destroy()
    },
    end() {
      // what is unread would keep it open
      if (full) body.destroy()
      else if (!ended) body.push(null)
      ended = true
    },
  }
  return stream
}
