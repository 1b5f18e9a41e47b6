import { Citizen } from '../../db/models/citizen.ts'
import { listRepresentatives as list } from '../../db/models/representation.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { Representative } from '../../schemas/representative.ts'
import { placeOf } from '../cursor.ts'
import { pageOf } from '../paging.ts'
import { route } from '../route.ts'

export const listRepresentatives = route({
  method: 'GET',
  path: '/v1/citizens/{id}/representatives',
  summary: 'Who may act for me, now or later; who began first, first',
  query: PageQuery,
  responses: { 200: pageSchema(Representative) },
  reads: 'representatives',
  may: 'read representatives',
  handle: async ({ actor, params, query: { cursor, limit }, now, trx, saw }) => {
    const found = await Citizen.withOrganisations(trx, params.id)
    const { citizenId } = permit(actor, 'read representatives', { thing: found, now })
    // erased, though the rows are there yet
    if (!(await Citizen.head(trx, citizenId))) throw new Refusal('not-found')
    saw({ citizenId, organisationIds: [] })
    const wanted = { citizenId, now: now.toISOString(), after: placeOf(cursor), limit: limit + 1 }
    const rows = await list(trx, wanted)
    const present = (row: Representative) => row
    return { body: pageOf(rows, limit, { present, place: ({ startsAt, id }) => [startsAt, id] }) }
  },
})
