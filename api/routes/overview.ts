import { Citizen } from '../../db/models/citizen.ts'
import { listOverview, oversee } from '../../db/models/overview.ts'
import { saidBy } from '../../db/models/said.ts'
import { addressFor } from '../../domain/address.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { type Likeness, likelySame, lookBackDays } from '../../domain/same-wish.ts'
import { Overview } from '../../schemas/overview.ts'
import { PageQuery } from '../../schemas/page.ts'
import { pageOf, placeOf } from '../paging.ts'
import { presentLikeness, presentOverviewItem } from '../presenters/overview.ts'
import { type Asked, route } from '../route.ts'

export const getOverview = route({
  method: 'GET',
  path: '/v1/citizens/{id}/overview',
  summary: "A citizen's chats and tasks at all organisations, with what may be the same wish",
  query: PageQuery,
  responses: { 200: Overview },
  reads: 'overview',
  may: 'read overview',
  handle: async (asked) => {
    const { actor, params, query, language, now, trx, saw } = asked
    const thing = permit(actor, 'read overview', { thing: await oversee(trx, params.id), now })
    const { citizenId } = thing
    const head = await Citizen.head(trx, citizenId)
    // erased, though the rows are there yet
    if (!head) throw new Refusal('not-found')
    saw(thing)
    const { limit } = query
    const after = placeOf(query.cursor)
    const rows = await listOverview(trx, { citizenId, after, limit: limit + 1 })
    const likely = await likelyFor(asked, citizenId)
    const page = pageOf(rows, limit, {
      present: (row) => presentOverviewItem(row, { actor, language, now, likely }),
      place: (row) => [row.at, row.id],
    })
    const address = addressFor({ id: actor.id, language }, head)
    const sameWishes = likely.map((one) => presentLikeness(one, language))
    return { body: { citizen: { id: citizenId, name: head.name, address }, ...page, sameWishes } }
  },
})

/** With one of the reader's own chats in each, who can read its words there anyway. */
async function likelyFor(
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
