import type { Readable } from 'node:stream'
import type { PersonActing } from '../../db/acting.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Change } from '../../domain/event.ts'
import type { EventPlace } from '../../domain/event-place.ts'

/** Somebody who listens. */
export interface EventStream {
  acting: PersonActing
  /** With the rights of the last look; undefined before the first. */
  actor: Actor | undefined
  /** The rights may have changed since: nothing is told until they were looked at again. */
  isStale: boolean
  /** All before it has been told, as far as it may be heard. */
  at: EventPlace
  body: Readable
  /** Takes nothing more until the client has read. */
  isFull(): boolean
  /** Where it is new for this stream, and may be heard now. */
  offer(change: Change, now: Date): void
  write(text: string): void
  end(): void
}
