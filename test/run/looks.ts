import { randomBytes } from 'node:crypto'
import type { AccessLogRow } from '../../schemas/access-log.ts'
import type { TestHouse } from './house.ts'

/** A trace id that the caller chooses, so that the lines of one request can be found. */
export function traced(): { traceId: string; headers: { traceparent: string } } {
  const traceId = randomBytes(16).toString('hex')
  return { traceId, headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` } }
}

export function linesOf(house: TestHouse, traceId: string): Promise<AccessLogRow[]> {
  return house.db.sql(
    `select actor_kind as "actorKind", actor_id as "actorId", role,
        organisation_id as "organisationId", on_behalf_of as "onBehalfOf",
        citizen_ids as "citizenIds", fields, purpose, permission, operation, parameters, address,
        machine, alarms, trace_id as "traceId"
      from access_log where trace_id = $1`,
    [traceId],
  )
}

/** Of people; a process looks whenever it comes to it. */
export async function countLines(house: TestHouse): Promise<number> {
  const sql = `select count(*)::int as n from access_log where actor_kind <> 'process'`
  const [row] = await house.db.sql<{ n: number }>(sql)
  return row?.n ?? 0
}
