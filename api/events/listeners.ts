import { type EventPlace, isAfter } from '../../domain/event-place.ts'
import { createAudience } from './audience.ts'
import type { EventStream } from './stream.ts'

export type Listeners = ReturnType<typeof createListeners>

/** All open streams: those who have heard all that was told, and those who are behind. */
export function createListeners() {
  const all = new Set<EventStream>()
  const behind = new Set<EventStream>()
  const audience = createAudience()

  return {
    all,
    behind,
    add(stream: EventStream): void {
      all.add(stream)
      behind.add(stream)
    },
    remove(stream: EventStream): void {
      all.delete(stream)
      behind.delete(stream)
      audience.remove(stream)
    },
    /** Whose rights have changed hears nothing until they were looked at; `at` is how far all have heard. */
    doubt(people: string[], at: EventPlace): void {
      if (people.length === 0) return
      const ids = new Set(people)
      for (const stream of all) {
        if (!stream.actor || !ids.has(stream.actor.id)) continue
        stream.isStale = true
        audience.remove(stream)
        if (!behind.has(stream) && isAfter(at, stream.at)) stream.at = at
        behind.add(stream)
      }
    },
    catchUp(stream: EventStream, at: EventPlace): void {
      if (isAfter(at, stream.at)) stream.at = at
      if (!all.has(stream)) return
      behind.delete(stream)
      audience.add(stream)
    },
    /** Of those who are behind. */
    toTheEnd(stream: EventStream): void {
      if (behind.delete(stream)) behind.add(stream)
    },
    tell: audience.tell,
  }
}
