import type { Database } from '../../db/database.ts'
import type { LockedDisclosure } from '../../db/models/disclosure-request.ts'
import { entryOf } from '../../db/models/package-entry.ts'
import { keepRedaction, redactionsOf } from '../../db/models/redaction.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { whyNotWithhold } from '../../domain/redaction.ts'
import type { RedactionPart } from '../../schemas/redaction.ts'
import { requireVersion } from '../versions.ts'
import { lockPermitted } from './disclosure.ts'

interface Redacting {
  actor: Actor
  id: string
  entryId: string
  ifMatch: string
  parts: RedactionPart[]
  now: Date
}

/** What is withheld of one entry, from now on; the entry itself stays as it is. */
export async function acceptRedaction(
  trx: Database,
  redacting: Redacting,
): Promise<LockedDisclosure> {
  const { actor, ifMatch, parts, now } = redacting
  const request = await lockPermitted(trx, 'decide disclosure', redacting)
  const { id: requestId, citizenId, type, dataKey } = request
  const entryId = redacting.entryId.toLowerCase()
  const entry = await entryOf(trx, { citizenId, entryId })
  if (!entry) throw new Refusal('not-found')
  const earlier = (await redactionsOf(trx, { requestId, entryIds: [entryId] })).get(entryId)
  const version = earlier?.version ?? 0
  requireVersion(ifMatch, version)
  if (request.status !== 'open') throw new Refusal('disclosure-not-open')
  const wrongs = whyNotWithhold(parts, { text: entry.text, type })
  if (wrongs.length > 0) {
    const code = wrongs.some(({ wrong }) => wrong === 'basis')
      ? 'basis-not-allowed'
      : 'redaction-invalid'
    const errors = wrongs.map(({ pointer, detail }) => ({ pointer, detail }))
    throw new Refusal(code, { errors })
  }
  const at = now.toISOString()
  const kept = { requestId, entryId, version: version + 1, employeeId: actor.id, at, parts }
  await keepRedaction(trx, dataKey, kept)
  return request
}
