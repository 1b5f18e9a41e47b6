import { Citizen } from '../../db/models/citizen.ts'
import { RecordEntry as Row } from '../../db/models/record-entry.ts'
import type { Actor } from '../../domain/actor.ts'
import { permit } from '../../domain/policies.ts'
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
  may: 'read citizen',
  handle: async ({ actor, params, query, now, deps }) => {
    const found = await Citizen.withOrganisations(deps.db, params.id)
    const { citizenId } = permit(actor, 'read citizen', { thing: found, now })
    const { limit } = query
    const rows = await Row.list(deps.db, {
      citizenId,
      organisationIds: shownTo(actor),
      after: String(numberOf(query.cursor)),
      limit: limit + 1,
    })
    return {
      body: pageOf(rows, limit, { present: presentEntry, place: (row) => [row.position, ''] }),
    }
  },
})

/** Citizens and records officers see all of it; other staff what concerns their organisations. */
function shownTo(actor: Actor): string[] | null {
  if (actor.kind === 'citizen' || actor.roles.includes('records-officer')) return null
  return actor.organisationIds
}

function presentEntry({ position: _, ...entry }: RecordEntryRow): RecordEntry {
  return entry
}
