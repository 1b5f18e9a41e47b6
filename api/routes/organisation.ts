import { Organisation } from '../../db/models/organisation.ts'
import { permit } from '../../domain/policies.ts'
import { OrganisationSettings } from '../../schemas/organisation.ts'
import { acceptSettings, settingsThing } from '../acceptance/organisation.ts'
import { route } from '../route.ts'
import { etagOf } from '../versions.ts'

export const getSettings = route({
  method: 'GET',
  path: '/v1/organisations/{id}/settings',
  summary: 'When the chat is open and to whom, check windows, promised answer time',
  responses: { 200: OrganisationSettings },
  may: 'read settings',
  handle: async ({ actor, params, now, trx }) => {
    const found = await Organisation.settings(trx, params.id)
    const thing = found && settingsThing(found)
    const { settings, version } = permit(actor, 'read settings', { thing, now })
    return { body: settings, headers: { ETag: etagOf(version) } }
  },
})

export const putSettings = route({
  method: 'PUT',
  path: '/v1/organisations/{id}/settings',
  summary: 'Change them; what has been promised stays promised',
  body: OrganisationSettings,
  responses: { 200: OrganisationSettings },
  may: 'change settings',
  handle: async ({ actor, params, body, ifMatch, now, trx }) => {
    const wanted = { actor, organisationId: params.id, settings: body, ifMatch, now }
    const { settings, version } = await acceptSettings(trx, wanted)
    return { body: settings, headers: { ETag: etagOf(version) } }
  },
})
