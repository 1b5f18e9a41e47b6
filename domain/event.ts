import type { Role } from '../schemas/employee.ts'
import type { Event, EventKind } from '../schemas/event.ts'
import type { Actor } from './actor.ts'
import type { EventPlace } from './event-place.ts'
import { may, type Right } from './policies.ts'

/** Something that has changed, and whose it is now. */
export interface Change extends Event {
  place: EventPlace
  organisationIds: readonly (string | null)[]
}

/** Whoever may read it may hear that it has changed; of oneself only oneself. */
const rights: Record<EventKind, Right | 'oneself'> = {
  appointment: 'read appointment',
  cancellation: 'read cancellation',
  task: 'read task',
  'task-presence': 'read task',
  thread: 'read thread',
  message: 'read thread',
  'message-wrongly-created': 'read thread',
  'messages-shown': 'read thread',
  'messages-read': 'read thread',
  note: 'read note',
  'reply-request': 'read thread',
  'booking-request': 'read booking',
  'disclosure-request': 'read disclosure',
  settings: 'read settings',
  me: 'oneself',
}

/** A glass is broken to look, and each look leaves a line: nothing is heard through it. */
export function mayHear(actor: Actor, change: Change, now: Date): boolean {
  const right = rights[change.kind]
  if (right === 'oneself') return actor.id === change.id
  const listener = actor.kind === 'employee' ? { ...actor, brokenGlass: [] } : actor
  const thing = { ...change, citizenId: change.citizenId ?? '' }
  return may(listener, right, { thing, now })
}

/** Who may come into question: an actor hears nothing of what shares no key. */
export function keysOfActor(actor: Actor): string[] {
  if (actor.kind === 'employee') return [actor.id, ...actor.organisationIds, ...actor.roles]
  return [actor.id, ...actor.representations.map(({ citizenId }) => citizenId)]
}

export function keysOfChange({ kind, id, citizenId, organisationIds }: Change): string[] {
  const role: Role | null = kind === 'disclosure-request' ? 'records-officer' : null
  return [kind === 'me' ? id : citizenId, role, ...organisationIds].filter((key) => key !== null)
}
