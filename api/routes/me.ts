import { Citizen } from '../../db/models/citizen.ts'
import { Organisation } from '../../db/models/organisation.ts'
import { Me } from '../../schemas/me.ts'
import { route } from '../route.ts'

export const me = route({
  method: 'GET',
  path: '/v1/me',
  summary: 'Who I am, for whom I may act, my organisations',
  responses: { 200: Me },
  may: 'signed in',
  handle: async ({ actor, deps, now }) => {
    const { id, kind, name } = actor
    if (actor.kind === 'employee') {
      const organisations = await Organisation.query(deps.db)
        .select('id', 'code', 'name')
        .findByIds(actor.organisationIds)
        .orderBy('name')
      return { body: { id, kind, name, actsFor: [], organisations, roles: actor.roles } }
    }
    const current = actor.representations.filter(
      ({ startsAt, endsAt }) => new Date(startsAt) <= now && (!endsAt || now < new Date(endsAt)),
    )
    const citizens = await Citizen.query(deps.db).findByIds(current.map((one) => one.citizenId))
    const nameOf = new Map(citizens.map((citizen) => [citizen.id, citizen.name]))
    const actsFor = current.map(({ citizenId, scopes, endsAt }) => ({
      citizenId,
      name: nameOf.get(citizenId) ?? '',
      scopes,
      until: endsAt && new Date(endsAt).toISOString(),
    }))
    return { body: { id, kind, name, actsFor, organisations: [], roles: [] } }
  },
})
