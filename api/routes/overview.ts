import { Citizen } from '../../db/models/citizen.ts'
import { oversee } from '../../db/models/overseen.ts'
import { listOverview } from '../../db/models/overview.ts'
import { addressFor } from '../../domain/address.ts'
import { shownCpr } from '../../domain/cpr.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { Overview } from '../../schemas/overview.ts'
import { PageQuery } from '../../schemas/page.ts'
import { placeOf } from '../cursor.ts'
import { likelyFor } from '../likely-same.ts'
import { pageOf } from '../paging.ts'
import { presentLikeness, presentOverviewItem } from '../presenters/overview.ts'
import { route } from '../route.ts'

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
    const citizen = { id: citizenId, name: head.name, cpr: shownCpr(head.cpr), address }
    return { body: { citizen, ...page, sameWishes } }
  },
})
