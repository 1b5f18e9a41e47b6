import { hostname } from 'node:os'
import { v7 as uuid } from 'uuid'
import type { Database } from '../db/database.ts'
import { AccessLogLine } from '../db/models/access-log.ts'
import { lookFacts } from '../db/models/look-facts.ts'
import { insertRow, type NewRow } from '../db/sql.ts'
import { standingOf } from '../domain/access-log.ts'
import type { Actor } from '../domain/actor.ts'
import { alarmsOf } from '../domain/alarms.ts'
import { Refusal } from '../domain/errors.ts'
import type { Thing } from '../domain/policies.ts'
import type { Alarm, Purpose } from '../schemas/access-log.ts'
import type { Request, Route } from './route.ts'

/** One request's look at citizens' content. */
export interface Look {
  actor: Actor
  route: Route
  request: Request
  things: Thing[]
  now: Date
}

const machine = hostname()

/** The line for the access log; undefined where nobody's content was shown. */
export async function lineOf(trx: Database, look: Look): Promise<NewRow | undefined> {
  const { actor, route, request, things, now } = look
  const citizenIds = [...new Set(things.map(({ citizenId }) => citizenId))]
  if (!route.reads || citizenIds.length === 0) return undefined
  const standing = standingOf(actor, things, { permission: route.may, now })
  return AccessLogLine.row({
    id: uuid(),
    at: now.toISOString(),
    traceId: request.traceId,
    ...standing,
    citizenIds,
    fields: route.reads,
    permission: route.may,
    operation: `${route.method} ${route.path}`,
    parameters: parametersOf(request),
    address: request.address,
    machine,
    alarms: await alarmsOn(trx, look, standing.purpose),
  })
}

/** In the transaction of the look: where it can't be written, nothing is shown. False where nothing was. */
export async function logLook(trx: Database, look: Look): Promise<boolean> {
  const line = await lineOf(trx, look)
  if (!line) return false
  try {
    await insertRow(trx, line)
    return true
  } catch (cause) {
    throw new Refusal('unavailable', { detail: notShown, headers: { 'Retry-After': '5' }, cause })
  }
}

/** Also for whoever asks again about a wish that we have taken. */
const notShown = {
  da: 'Vi kan ikke vise det lige nu. Prøv igen om lidt. Det, vi har bekræftet før, er ikke tabt.',
  en: 'We cannot show it right now. Try again in a moment. What we confirmed before is not lost.',
}

async function alarmsOn(trx: Database, look: Look, purpose: Purpose): Promise<Alarm[]> {
  const { actor, route, things } = look
  if (actor.kind === 'citizen') return []
  const citizens = await lookFacts(trx, actor, things)
  return alarmsOf({ permission: route.may, purpose, citizens })
}

/** Ids and filters; a cursor says nothing to anyone. */
function parametersOf({ params, query }: Request): Record<string, string> {
  const { cursor: _, ...filters } = query as Record<string, unknown>
  const all = Object.entries({ ...params, ...filters })
  return Object.fromEntries(all.map(([name, value]) => [name, String(value)]))
}
