import type { Database } from '../../db/database.ts'
import { AccessLogLine } from '../../db/models/access-log.ts'
import { findDisclosure, type KeptDisclosure } from '../../db/models/disclosure-request.ts'
import {
  type ChainedRecord,
  contentOf,
  entryOf,
  listChained,
} from '../../db/models/package-entry.ts'
import { packagePeople } from '../../db/models/package-people.ts'
import { type KeptRedaction, redactionsOf } from '../../db/models/redaction.ts'
import { disclose, type Secrets, secretsOf } from '../../domain/disclosed.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { DisclosureEntry, Redaction, RedactionChange } from '../../schemas/redaction.ts'
import { acceptRedaction } from '../acceptance/redaction.ts'
import { numberOf } from '../cursor.ts'
import { pageOf } from '../paging.ts'
import { type Asked, route } from '../route.ts'
import { etagOf } from '../versions.ts'

const about = { reads: 'record', may: 'decide disclosure' } as const

export const listDisclosureEntries = route({
  method: 'GET',
  path: '/v1/disclosure-requests/{id}/entries',
  summary: 'All entries that a request covers, each as the applicant will read it',
  query: PageQuery,
  responses: { 200: pageSchema(DisclosureEntry) },
  ...about,
  handle: async ({ actor, params, query, now, trx, saw }) => {
    const request = await permitted(trx, { actor, id: params.id, now })
    saw(request)
    const { limit } = query
    const { id: requestId, citizenId } = request
    const wanted = {
      after: numberOf(query.cursor),
      upTo: Number.MAX_SAFE_INTEGER,
      limit: limit + 1,
    }
    const rows = await listChained(trx, { citizenId, ...wanted })
    const entryIds = rows.map(({ id }) => id)
    const redactions = await redactionsOf(trx, { requestId, entryIds })
    const secrets = await secretsFor(trx, request)
    return {
      body: pageOf(rows, limit, {
        present: (row) => presentEntry(row, redactions.get(row.id), { request, secrets }),
        place: ({ number }) => [String(number), ''],
      }),
    }
  },
})

export const getRedaction = route({
  method: 'GET',
  path: '/v1/disclosure-requests/{id}/redactions/{entryId}',
  summary: 'What is withheld of one entry, with the version that a change names',
  responses: { 200: Redaction },
  ...about,
  handle: async ({ actor, params, now, trx, saw }) => {
    const request = await permitted(trx, { actor, id: params.id, now })
    const entryId = params.entryId.toLowerCase()
    const entry = await entryOf(trx, { citizenId: request.citizenId, entryId })
    if (!entry) throw new Refusal('not-found')
    saw(request)
    return showRedaction(trx, request.id, entryId)
  },
})

export const putRedaction = route({
  method: 'PUT',
  path: '/v1/disclosure-requests/{id}/redactions/{entryId}',
  summary: 'Withhold an entry or passages of it, each by a law and with a reason; or show it again',
  body: RedactionChange,
  responses: { 200: Redaction },
  ...about,
  handle: async ({ actor, params, body, ifMatch, now, trx, saw }) => {
    const { id, entryId } = params
    const change = { actor, id, entryId, ifMatch, parts: body.parts, now }
    const request = await acceptRedaction(trx, change)
    saw(request)
    return showRedaction(trx, request.id, entryId.toLowerCase())
  },
})

async function permitted(
  trx: Database,
  { actor, id, now }: Pick<Asked, 'actor' | 'now'> & { id: string },
): Promise<KeptDisclosure> {
  return permit(actor, 'decide disclosure', { thing: await findDisclosure(trx, id), now })
}

async function showRedaction(trx: Database, requestId: string, entryId: string) {
  const found = (await redactionsOf(trx, { requestId, entryIds: [entryId] })).get(entryId)
  const body: Redaction = redactionOf(entryId, found)
  return { body, headers: { ETag: etagOf(found?.version ?? 0) } }
}

function redactionOf(entryId: string, found: KeptRedaction | undefined): Redaction {
  return { entryId, parts: found?.parts ?? [], at: found?.at ?? null }
}

/** What a rule takes out, whatever the officer decides. */
async function secretsFor(trx: Database, { citizenId, type }: KeptDisclosure): Promise<Secrets> {
  const people = await packagePeople(trx, citizenId)
  return secretsOf(people, { type, ...(await AccessLogLine.settings(trx)) })
}

interface Presenting {
  request: KeptDisclosure
  secrets: Secrets
}

function presentEntry(
  row: ChainedRecord,
  found: KeptRedaction | undefined,
  { request: { type }, secrets }: Presenting,
): DisclosureEntry {
  const { shown, text, parts } = disclose(row.text, found?.parts, { type, secrets })
  const redaction = redactionOf(row.id, found)
  return { number: row.number, entry: contentOf(row), redaction, shown, text, withheld: parts }
}
