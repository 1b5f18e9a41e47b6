import { Citizen } from '../../db/models/citizen.ts'
import { RecordEntry as Row } from '../../db/models/record-entry.ts'
import type { Actor } from '../../domain/actor.ts'
import { permit, type Thing } from '../../domain/policies.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { RecordEntry } from '../../schemas/record-entry.ts'
import { numberOf } from '../cursor.ts'
import { pageOf } from '../paging.ts'
import { presentEntry } from '../presenters/record-entry.ts'
import { route } from '../route.ts'

export const listRecord = route({
  method: 'GET',
  path: '/v1/citizens/{id}/record',
  summary: 'All that is kept about the dialogue with a citizen, oldest first',
  query: PageQuery,
  responses: { 200: pageSchema(RecordEntry) },
  reads: 'record',
  may: 'read citizen',
  handle: async ({ actor, params, query, language, now, trx, saw }) => {
    const found = await Citizen.withOrganisations(trx, params.id)
    const citizen = permit(actor, 'read citizen', { thing: found, now })
    saw(citizen)
    const { limit } = query
    const rows = await Row.list(trx, {
      citizenId: citizen.citizenId,
      ...shownTo(actor, citizen),
      after: String(numberOf(query.cursor)),
      limit: limit + 1,
    })
    return {
      body: pageOf(rows, limit, {
        present: (row) => presentEntry(row, { actor, language }),
        place: (row) => [row.position, ''],
      }),
    }
  },
})

/**
 * Citizens and whoever broke the glass see all of the dialogue, records officers what is internal too;
 * other staff see what concerns their organisations.
 */
function shownTo(actor: Actor, { citizenId }: Thing) {
  if (actor.kind === 'citizen') return { organisationIds: null, internal: false }
  if (actor.roles.includes('records-officer')) return { organisationIds: null, internal: true }
  const isGlass = actor.brokenGlass.includes(citizenId)
  if (isGlass) return { organisationIds: null, internal: false }
  return { organisationIds: actor.organisationIds, internal: true }
}
