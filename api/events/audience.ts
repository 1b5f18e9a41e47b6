import { type Change, keysOfActor, keysOfChange } from '../../domain/event.ts'
import type { EventStream } from './stream.ts'

/** Streams by whom and what they may hear of. */
export interface Audience {
  add(stream: EventStream): void
  remove(stream: EventStream): void
  /** Those who come into question. */
  of(change: Change): Set<EventStream>
}

export function createAudience(): Audience {
  const byKey = new Map<string, Set<EventStream>>()
  const keysOf = new Map<EventStream, string[]>()

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
    of(change) {
      const found = keysOfChange(change).map((key) => byKey.get(key))
      return new Set(found.flatMap((streams) => [...(streams ?? [])]))
    },
  }
}
