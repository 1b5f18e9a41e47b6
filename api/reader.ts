import type { Reader } from '../db/models/thread.ts'
import type { Actor } from '../domain/actor.ts'

/** Whose unread messages count. */
export function readerOf(actor: Actor): Reader {
  const isCitizen = actor.kind === 'citizen'
  return {
    readerId: actor.id,
    readerSide: isCitizen ? 'citizen' : 'organisation',
    teamIds: isCitizen ? [] : actor.organisationIds,
  }
}
