import type { Database } from '../../db/database.ts'
import { Employee } from '../../db/models/employee.ts'
import { Organisation } from '../../db/models/organisation.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { whyNotSettings } from '../../domain/organisation.ts'
import { permit } from '../../domain/policies.ts'
import type { OrganisationSettings } from '../../schemas/organisation.ts'
import { requireVersion } from '../versions.ts'

interface WantedSettings {
  actor: Actor
  organisationId: string
  settings: OrganisationSettings
  ifMatch: string
  now: Date
}

/** Changes the version that the leader has seen; whoever replies meanwhile is judged by one of the two. */
export async function acceptSettings(
  trx: Database,
  { actor, organisationId, settings, ifMatch, now }: WantedSettings,
): Promise<{ version: number; settings: OrganisationSettings }> {
  const found = await Organisation.lockSettings(trx, organisationId)
  const { version } = permit(actor, 'change settings', {
    thing: found && settingsThing(found),
    now,
  })
  requireVersion(ifMatch, version)
  const wrong = whyNotSettings(settings)
  if (wrong.length > 0) throw new Refusal('settings-invalid', { errors: wrong })
  const strangers = await Employee.notWorkingFor(trx, settings.employeeIds, organisationId)
  if (strangers.length > 0) throw new Refusal('assignee-unknown', { errors: strangers.map(at) })
  await Organisation.change(trx, { id: organisationId, version: version + 1, settings })
  return { version: version + 1, settings }
}

function at(index: number) {
  return { pointer: `/employeeIds/${index}`, detail: 'is no active employee of the organisation' }
}

/** An organisation as a thing to ask rights of: nobody's data, but not everybody's business. */
export function settingsThing<T extends { id: string }>(found: T) {
  return { ...found, citizenId: '', organisationIds: [found.id] }
}
