import { AccessLogLine as Row } from '../../db/models/access-log.ts'
import { Citizen } from '../../db/models/citizen.ts'
import { staffLooksUntil } from '../../domain/access-log.ts'
import { permit } from '../../domain/policies.ts'
import { AccessLogLine, Alarm } from '../../schemas/access-log.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { Instant } from '../../schemas/scalars.ts'
import { placeOf } from '../cursor.ts'
import { pageOf } from '../paging.ts'
import { presentLook } from '../presenters/access-log.ts'
import { accessLogCsv } from '../presenters/access-log-csv.ts'
import { route } from '../route.ts'

const periodQuery = { from: Instant, to: Instant, ...PageQuery }

export const listAccessLog = route({
  method: 'GET',
  path: '/v1/citizens/{id}/access-log',
  summary: 'Who looked at the data of a citizen, when and why; for records officers as CSV too',
  query: periodQuery,
  responses: { 200: pageSchema(AccessLogLine) },
  csv: true,
  reads: 'access-log',
  may: 'read access log',
  handle: async (asked) => {
    const { actor, params, query, now, trx, saw, path, prefersCsv } = asked
    const found = await Citizen.withOrganisations(trx, params.id)
    const { citizenId } = permit(actor, 'read access log', { thing: found, now })
    saw({ citizenId, organisationIds: [] })
    const settings = await Row.settings(trx)
    const staffUntil = staffLooksUntil(actor, settings, now)
    const rows = await Row.listOf(trx, { citizenId, staffUntil, ...placed(query) })
    const reader = { ...asked, citizenId, settings }
    const page = pageOf(rows, query.limit, {
      present: (row) => presentLook(row, reader),
      place: (row) => [row.at, row.id],
    })
    if (actor.kind === 'citizen' || !prefersCsv) return { body: page }
    const body = accessLogCsv(rows.slice(0, query.limit), reader)
    return {
      body,
      type: 'text/csv; charset=utf-8; header=present',
      headers: linkTo(page.next, { path, query }),
    }
  },
})

export const listAlarms = route({
  method: 'GET',
  path: '/v1/access-alarms',
  summary: 'The looks that raised an alarm, the newest first',
  query: { alarm: Alarm, ...periodQuery },
  responses: { 200: pageSchema(AccessLogLine) },
  reads: 'access-log',
  may: 'read alarms',
  handle: async (asked) => {
    const { actor, query, now, trx, saw } = asked
    permit(actor, 'read alarms', { thing: { citizenId: '', organisationIds: [] }, now })
    const settings = await Row.settings(trx)
    const rows = await Row.listAlarms(trx, { alarm: query.alarm ?? null, ...placed(query) })
    const shown = rows.slice(0, query.limit).flatMap(({ citizenIds }) => citizenIds)
    saw(...shown.map((citizenId) => ({ citizenId, organisationIds: [] })))
    const page = pageOf(rows, query.limit, {
      present: (row) => presentLook(row, { ...asked, settings }),
      place: (row) => [row.at, row.id],
    })
    return { body: page }
  },
})

interface PeriodAsked {
  from?: string
  to?: string
  cursor?: string
  limit: number
}

function placed({ from, to, cursor, limit }: PeriodAsked) {
  return { from: from ?? null, to: to ?? null, after: placeOf(cursor), limit: limit + 1 }
}

/** Where the next page is (RFC 8288), as CSV has no place for it. */
function linkTo(next: string | null, { path, query }: { path: string; query: PeriodAsked }) {
  if (next === null) return {}
  const { from, to, limit } = query
  const period = { ...(from && { from }), ...(to && { to }) }
  const asked = new URLSearchParams({ ...period, limit: String(limit), cursor: next })
  return { Link: `<${path}?${asked}>; rel="next"` }
}
