import { saidBy } from '../db/models/said.ts'
import { type Likeness, likelySame, lookBackDays } from '../domain/same-wish.ts'
import type { Asked } from './route.ts'

/** With one of the reader's own chats in each, who can read its words there anyway. */
export async function likelyFor(
  { actor, now, trx }: Pick<Asked, 'actor' | 'now' | 'trx'>,
  citizenId: string,
): Promise<Likeness[]> {
  const since = new Date(now.getTime() - lookBackDays * 86_400_000).toISOString()
  const said = await saidBy(trx, { citizenId, since })
  const own = new Set(
    said.flatMap(({ threadId, organisationId }) =>
      actor.kind === 'employee' && actor.organisationIds.includes(organisationId) ? threadId : [],
    ),
  )
  return likelySame(said).filter(({ threadIds }) => threadIds.some((id) => own.has(id)))
}
