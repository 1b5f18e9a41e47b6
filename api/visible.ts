import type { Database } from '../db/database.ts'
import { Citizen } from '../db/models/citizen.ts'
import type { Actor } from '../domain/actor.ts'
import { Refusal } from '../domain/errors.ts'
import { permit, scopeOf } from '../domain/policies.ts'
import { placeOf } from './cursor.ts'

interface ListScope {
  citizenIds: string[]
  organisationIds: string[]
}

/** Whose rows a list may show. A citizen asked for by id must be one whom the actor may see. */
export async function visibleTo(
  actor: Actor,
  asked: { citizenId: string | undefined; now: Date; trx: Database },
): Promise<ListScope> {
  const { now, trx } = asked
  const citizenId = asked.citizenId?.toLowerCase()
  const scope = scopeOf(actor, now)
  // a glass that was broken for one citizen does not mix with the daily lists
  if (citizenId === undefined)
    return actor.kind === 'citizen' ? scope : { ...scope, citizenIds: [] }
  if (scope.citizenIds.includes(citizenId)) return scope
  if (actor.kind === 'citizen') throw new Refusal('not-found')
  const citizen = await Citizen.withOrganisations(trx, citizenId)
  permit(actor, 'read citizen', { thing: citizen, now })
  return scope
}

interface Narrowing<S> {
  citizenId?: string | undefined
  organisationId?: string | undefined
  status?: S | undefined
  cursor?: string | undefined
  limit: number
}

/** A list of what one may see, narrowed as it was asked; one more than is shown. */
export async function narrowed<S>(
  { actor, now, trx }: { actor: Actor; now: Date; trx: Database },
  { citizenId, organisationId, status, cursor, limit }: Narrowing<S>,
) {
  requireOwnOrganisation(actor, organisationId)
  return {
    ...(await visibleTo(actor, { citizenId, now, trx })),
    citizenId: citizenId ?? null,
    organisationId: organisationId ?? null,
    status: status ?? null,
    after: placeOf(cursor),
    limit: limit + 1,
  }
}

/** An employee may ask for the own organisations only. */
export function requireOwnOrganisation(actor: Actor, organisationId: string | undefined): void {
  if (organisationId === undefined || actor.kind === 'citizen') return
  if (!actor.organisationIds.includes(organisationId.toLowerCase())) throw new Refusal('not-found')
}
