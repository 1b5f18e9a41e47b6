import type { Database } from '../../db/database.ts'
import { oversee } from '../../db/models/overseen.ts'
import { findSameWish } from '../../db/models/same-wish.ts'
import { type LockedSameWish, lockSameWish } from '../../db/models/same-wish-lock.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { may, permit, type Thing } from '../../domain/policies.ts'

export interface WantedSameWish {
  actor: Actor
  id: string
  now: Date
}

export interface OpenedSameWish {
  wish: LockedSameWish
  threadIds: string[]
  /** All who have to do with the citizen. */
  thing: Thing
}

/** Locked for whoever works for one of its chats; others who know of the citizen may see it only. */
export async function openSameWish(
  trx: Database,
  { actor, id, now }: WantedSameWish,
): Promise<OpenedSameWish> {
  const seen = await findSameWish(trx, id)
  const found = seen && (await oversee(trx, seen.citizenId))
  const thing = permit(actor, 'read wishes', { thing: found, now })
  const threads = seen?.threads ?? []
  const own = { ...thing, organisationIds: threads.map((one) => one.organisation.id) }
  if (!may(actor, 'answer wishes', { thing: own, now })) throw new Refusal('forbidden')
  const wish = await lockSameWish(trx, id)
  if (!wish) throw new Refusal('not-found')
  return { wish, threadIds: threads.map(({ threadId }) => threadId), thing }
}
