import { signOut as signOutOf } from '../../db/actors.ts'
import { Citizen } from '../../db/models/citizen.ts'
import { Organisation } from '../../db/models/organisation.ts'
import { addressFor } from '../../domain/address.ts'
import { shownCpr } from '../../domain/cpr.ts'
import { isCurrent } from '../../domain/policies.ts'
import { Me } from '../../schemas/me.ts'
import { route } from '../route.ts'

export const me = route({
  method: 'GET',
  path: '/v1/me',
  summary: 'Who I am, for whom I may act, my organisations',
  responses: { 200: Me },
  reads: 'name',
  may: 'signed in',
  handle: async ({ actor, trx, saw, now, language }) => {
    const { id, kind, name } = actor
    if (actor.kind === 'employee') {
      const organisations = await Organisation.query(trx)
        .select('id', 'code', 'name')
        .findByIds(actor.organisationIds)
        .orderBy('name')
      return { body: { id, kind, name, actsFor: [], organisations, roles: actor.roles } }
    }
    const current = actor.representations.filter(
      (one) => one.scopes.length > 0 && isCurrent(one, now),
    )
    const ids = current.map(({ citizenId }) => citizenId)
    const names = await Citizen.names(trx, ids)
    saw(...[id, ...ids].map((citizenId) => ({ citizenId, organisationIds: [] })))
    const actsFor = current.map(({ citizenId, kind: by, scopes, endsAt }) => ({
      citizenId,
      name: names.get(citizenId) ?? '',
      kind: by,
      scopes,
      until: endsAt && new Date(endsAt).toISOString(),
    }))
    const head = await Citizen.head(trx, id)
    const known = head && {
      cpr: shownCpr(head.cpr),
      address: addressFor({ id, language }, head),
    }
    return { body: { id, kind, name, ...known, actsFor, organisations: [], roles: [] } }
  },
})

export const signOut = route({
  method: 'POST',
  path: '/v1/me/sign-out',
  summary: 'Sign out everywhere: no token that I was issued until now counts any more',
  responses: { 204: null },
  may: 'signed in',
  handle: async ({ actor, acting, now, once }) =>
    once(async (trx) => {
      await signOutOf(trx, { actor, acting, now })
      return { status: 204 }
    }),
})
