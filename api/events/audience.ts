import { type Change, keysOfActor, keysOfChange } from '../../domain/event.ts'
import type { EventStream } from './stream.ts'

/** Streams by whom and what they may hear of. */
export interface Audience {
  add(stream: EventStream): void
  remove(stream: EventStream): void
  /** Offers each to those who come into question. */
  tell(changes: Change[], now: Date): void
}

export function createAudience(): Audience {
  const byKey = new Map<string, Set<EventStream>>()
  const keysOf = new Map<EventStream, string[]>()

  function of(change: Change): Set<EventStream> {
    const found = keysOfChange(change).map((key) => byKey.get(key))
    return new Set(found.flatMap((streams) => [...(streams ?? [])]))
  }

  return {
    add(stream) {
      const keys = stream.actor ? keysOfActor(stream.actor) : []
      keysOf.set(stream, keys)
      for (const key of keys) byKey.set(key, (byKey.get(key) ?? new Set()).add(stream))
    },
    remove(stream) {
      for (const key of keysOf.get(stream) ?? []) {
        const streams = byKey.get(key)
        streams?.delete(stream)
        if (streams?.size === 0) byKey.delete(key)
      }
      keysOf.delete(stream)
    },
    tell(changes, now) {
      for (const change of changes) {
        for (const stream of of(change)) stream.offer(change, now)
      }
    },
  }
}
