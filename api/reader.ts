import type { Reader } from '../db/models/thread.ts'
import type { Actor } from '../domain/actor.ts'

/** Whose unread messages count. */
export function readerOf({ id, kind }: Actor): Reader {
  return { readerId: id, readerSide: kind === 'citizen' ? 'citizen' : 'organisation' }
}
