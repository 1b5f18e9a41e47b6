import { inTransaction } from '../../db/acting.ts'
import { findActor } from '../../db/actors.ts'
import type { Database } from '../../db/database.ts'
import type { EventStream } from './stream.ts'

/** Looks again at what someone may; whoever is nobody any more hears nothing more. */
export async function lookAgain(db: Database, stream: EventStream): Promise<void> {
  const { acting } = stream
  const actor = await inTransaction(db, acting, (trx) => findActor(trx, acting, { writes: false }))
  stream.actor = actor
  stream.isStale = false
  if (!actor) stream.end()
}

/** So many connections of the pool at once. */
const atOnce = 4

/** True where all could be looked at; those whose name can't be opened now stay stale. */
export async function lookAgainAtAll(db: Database, streams: EventStream[]): Promise<boolean> {
  const queue = [...streams]
  let all = true
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      await lookAgain(db, next).catch(() => {
        all = false
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return all
}
