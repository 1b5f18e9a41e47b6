import type { Metrics } from '../metrics.ts'
import type { Listeners } from './listeners.ts'
import type { EventStream } from './stream.ts'

/** `setTimeout` takes no more: 24 days. */
const longestMs = 2 ** 31 - 1

/** Lets a stream listen until its sign-in ends or its client goes; then its seat is free. */
export function createSeating(
  listeners: Listeners,
  { metrics, now }: { metrics: Metrics; now: () => Date },
) {
  const count = () => metrics.eventStreams.set(listeners.all.size)

  return function seat(stream: EventStream, leave: () => void): void {
    const leftMs = (stream.acting.until?.getTime() ?? 0) - now().getTime()
    const ending = setTimeout(stream.end, Math.min(leftMs, longestMs))
    listeners.add(stream)
    count()
    stream.body.once('close', () => {
      clearTimeout(ending)
      listeners.remove(stream)
      count()
      leave()
    })
  }
}
