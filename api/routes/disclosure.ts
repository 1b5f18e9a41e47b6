import { partsOf } from '../../db/models/disclosure-parts.ts'
import { listDisclosures } from '../../db/models/disclosure-request.ts'
import { may, permit } from '../../domain/policies.ts'
import {
  DisclosureRequest,
  DisclosureStatus,
  DisclosureWish,
} from '../../schemas/disclosure-request.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { Id } from '../../schemas/scalars.ts'
import { acceptDisclosure, withdrawDisclosure } from '../acceptance/disclosure.ts'
import { placeOf } from '../cursor.ts'
import { pageOf } from '../paging.ts'
import { presentDisclosure } from '../presenters/disclosure.ts'
import { route } from '../route.ts'
import { told } from '../running.ts'
import { changeShown, showDisclosure } from '../shown-disclosure.ts'

const reads = 'disclosure-request' as const

export const askDisclosure = route({
  method: 'POST',
  path: '/v1/disclosure-requests',
  summary: 'Ask to see all that is kept about a citizen',
  body: DisclosureWish,
  responses: { 201: DisclosureRequest },
  reads,
  may: 'ask disclosure',
  handle: async (asked) => {
    const { actor, body, now, once, deps, afterCommit } = asked
    return once(async (trx) => {
      const about = await acceptDisclosure(trx, { actor, wish: body, now })
      const { id } = about
      const process = { kind: 'disclosure-request' as const, id, organisationCode: null }
      afterCommit(() => told(deps, { disclosureRequestId: id }, () => deps.engine.start(process)))
      return { ...(await showDisclosure(trx, asked, id)), status: 201, about }
    })
  },
})

export const listDisclosureRequests = route({
  method: 'GET',
  path: '/v1/disclosure-requests',
  summary: 'Requests for aktindsigt, those that are due first',
  query: { citizenId: Id, status: DisclosureStatus, ...PageQuery },
  responses: { 200: pageSchema(DisclosureRequest) },
  reads,
  may: 'read disclosure',
  handle: async (asked) => {
    const { actor, query, now, trx, saw } = asked
    const { citizenId, status, cursor, limit } = query
    if (citizenId) {
      const thing = { citizenId: citizenId.toLowerCase(), organisationIds: [] }
      permit(actor, 'read disclosure', { thing, now })
    }
    const filter = { citizenId: citizenId ?? null, status: status ?? null }
    const found = await listDisclosures(trx, {
      ...filter,
      after: placeOf(cursor),
      limit: limit + 1,
    })
    const rows = found.filter((thing) => may(actor, 'read disclosure', { thing, now }))
    saw(...rows.slice(0, limit))
    const parts = await partsOf(
      trx,
      rows.map(({ id }) => id),
    )
    return {
      body: pageOf(rows, limit, {
        present: (row) => presentDisclosure(row, parts.get(row.id) ?? none, asked),
        place: (row) => [row.dueBy, row.id],
      }),
    }
  },
})

export const getDisclosure = route({
  method: 'GET',
  path: '/v1/disclosure-requests/{id}',
  summary: 'One request: its clock, what was decided, how far the package is',
  responses: { 200: DisclosureRequest },
  reads,
  may: 'read disclosure',
  handle: (asked) => showDisclosure(asked.trx, asked, asked.params.id),
})

export const withdrawDisclosureRequest = route({
  method: 'POST',
  path: '/v1/disclosure-requests/{id}/withdrawal',
  summary: 'Take the request back',
  responses: { 200: DisclosureRequest },
  reads,
  may: 'withdraw disclosure',
  handle: (asked) => changeShown(asked, (trx, change) => withdrawDisclosure(trx, change)),
})

const none = { decisions: [], packages: [] }
