import { Employee } from '../../db/models/employee.ts'
import { Organisation } from '../../db/models/organisation.ts'
import { permit } from '../../domain/policies.ts'
import { Colleague } from '../../schemas/employee.ts'
import { OrganisationSettings } from '../../schemas/organisation.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { acceptSettings, settingsThing } from '../acceptance/organisation.ts'
import { idOf } from '../cursor.ts'
import { pageOf } from '../paging.ts'
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

export const listColleagues = route({
  method: 'GET',
  path: '/v1/organisations/{id}/employees',
  summary: 'Who works there now, by name: to whom a task can be given',
  query: PageQuery,
  responses: { 200: pageSchema(Colleague) },
  may: 'read settings',
  handle: async ({ actor, params, query: { cursor, limit }, now, trx }) => {
    const found = await Organisation.settings(trx, params.id)
    const thing = found && settingsThing(found)
    const { id: organisationId } = permit(actor, 'read settings', { thing, now })
    const wanted = { organisationId, after: idOf(cursor), limit: limit + 1 }
    const rows = await Employee.colleagues(trx, wanted)
    const present = (row: Colleague) => row
    return { body: pageOf(rows, limit, { present, place: ({ id }) => [id, ''] }) }
  },
})
