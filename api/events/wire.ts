/** Server-sent events as they are written (WHATWG HTML §9.2). */
import type { Change } from '../../domain/event.ts'
import { type EventPlace, writePlace } from '../../domain/event-place.ts'

const retryMs = 2000

/** How soon to come again, and the word that it begins: `ready`, or `reset` where something was missed. */
export function opening(event: 'ready' | 'reset' | 'resumed', at: EventPlace, now: Date): string {
  const retry = `retry: ${retryMs}\n\n`
  if (event === 'resumed') return retry
  return `${retry}id: ${writePlace(at, now)}\nevent: ${event}\ndata: {}\n\n`
}

export function written({ place, kind, id, threadId, citizenId, at }: Change): string {
  const data = JSON.stringify({ kind, id, threadId, citizenId, at })
  return `id: ${writePlace(place, new Date(at))}\nevent: ${kind}\ndata: ${data}\n\n`
}

/** A comment; and for whoever has heard all, from where to resume. */
export function heartbeat(at: EventPlace | undefined, now: Date): string {
  return at ? `:\nid: ${writePlace(at, now)}\n\n` : ':\n\n'
}
