import { v7 as uuid } from 'uuid'
import type { DataKey } from '../../db/data-key.ts'
import type { Database } from '../../db/database.ts'
import { BreakGlass } from '../../db/models/break-glass.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import type { Actor } from '../../domain/actor.ts'
import { glassMinutes, tellBrokenGlass } from '../../domain/break-glass.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'

interface WantedGlass {
  actor: Actor
  citizenId: string
  reason: string
  now: Date
}

interface OpenGlass {
  citizenId: string
  dataKey: DataKey
  until: string
}

/** Lets someone from outside look at a citizen for a while; the citizen reads who and why in the record. */
export async function acceptBrokenGlass(trx: Database, wanted: WantedGlass): Promise<OpenGlass> {
  const { actor, citizenId, reason, now } = wanted
  permit(actor, 'break glass', { thing: { citizenId, organisationIds: [] }, now })
  const organisationId = actor.kind === 'employee' && actor.organisationIds[0]
  if (!organisationId) throw new Refusal('not-found')
  const known = { citizenId, employeeId: actor.id, organisationId }
  const found = await BreakGlass.circumstances(trx, known)
  if (!found) throw new Refusal('not-found')
  const { dataKey, nameProtected, organisation } = found
  const glass = { ...known, citizenId: found.citizenId, id: uuid(), reason, minutes: glassMinutes }
  const until = await BreakGlass.keep(trx, dataKey, glass)
  await RecordEntry.append(trx, dataKey, {
    id: uuid(),
    citizenId: found.citizenId,
    kind: 'break-glass',
    at: now.toISOString(),
    actorId: actor.id,
    organisationId,
    text: tellBrokenGlass({ name: actor.name, nameProtected, organisation, reason }),
    details: { until },
  })
  return { citizenId: found.citizenId, dataKey, until }
}
