import { isAfter } from '../../domain/event-place.ts'
import type { Listeners } from './listeners.ts'
import type { createTelling } from './telling.ts'
import { heartbeat } from './wire.ts'

/** Shows now and then that the stream is there; and looks for news, in case a word was lost. */
export function startBeating(
  listeners: Listeners,
  telling: ReturnType<typeof createTelling>,
  { everyMs, now }: { everyMs: number; now: () => Date },
): () => void {
  const beating = setInterval(beat, everyMs).unref()

  function beat(): void {
    const reached = telling.reached()
    for (const stream of listeners.all) {
      const heard = listeners.behind.has(stream) ? undefined : reached
      const at = heard && isAfter(stream.at, heard) ? stream.at : heard
      stream.write(heartbeat(at, now()))
    }
    telling.wake()
  }

  return () => clearInterval(beating)
}
