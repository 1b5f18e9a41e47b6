import { Citizen } from '../../db/models/citizen.ts'
import { RecordEntry as Row } from '../../db/models/record-entry.ts'
import type { Actor } from '../../domain/actor.ts'
import { permit, type Thing } from '../../domain/policies.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { RecordEntry, type RecordEntryRow } from '../../schemas/record-entry.ts'
import { numberOf, pageOf } from '../paging.ts'
import { route } from '../route.ts'

export const listRecord = route({
  method: 'GET',
  path: '/v1/citizens/{id}/record',
  summary: 'All that is kept about the dialogue with a citizen, oldest first',
  query: PageQuery,
  responses: { 200: pageSchema(RecordEntry) },
  reads: 'record',
  may: 'read citizen',
  handle: async ({ actor, params, query, now, trx, saw }) => {
    const found = await Citizen.withOrganisations(trx, params.id)
    const citizen = permit(actor, 'read citizen', { thing: found, now })
    saw(citizen)
    const { limit } = query
    const rows = await Row.list(trx, {
      citizenId: citizen.citizenId,
      organisationIds: shownTo(actor, citizen),
      after: String(numberOf(query.cursor)),
      limit: limit + 1,
    })
    return {
      body: pageOf(rows, limit, { present: presentEntry, place: (row) => [row.position, ''] }),
    }
  },
})

/** Citizens, records officers and whoever broke the glass see all of it; other staff what concerns their organisations. */
function shownTo(actor: Actor, { citizenId }: Thing): string[] | null {
  if (actor.kind === 'citizen' || actor.roles.includes('records-officer')) return null
  return actor.brokenGlass.includes(citizenId) ? null : actor.organisationIds
}

function presentEntry({ position: _, ...entry }: RecordEntryRow): RecordEntry {
  return entry
}
