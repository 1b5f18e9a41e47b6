import type { AccessLogRow } from '../schemas/access-log.ts'
import type { Actor, Citizen, Employee } from './actor.ts'
import type { Thing } from './policies.ts'

/** As whom someone looked, and why: the part of a line that follows from the rights. */
type Standing = Pick<
  AccessLogRow,
  'actorKind' | 'actorId' | 'role' | 'organisationId' | 'onBehalfOf' | 'purpose'
>

/** The strongest ground is told last: care at home, then aktindsigt, then breaking the glass. */
export function standingOf(actor: Actor, things: Thing[]): Standing {
  return actor.kind === 'citizen' ? ofCitizen(actor, things) : ofEmployee(actor, things)
}

function ofCitizen({ id, representations }: Citizen, things: Thing[]): Standing {
  const onBehalfOf = things.find(({ citizenId }) => citizenId !== id)?.citizenId ?? null
  const same = { actorId: id, organisationId: null, onBehalfOf }
  if (onBehalfOf === null) {
    return { ...same, actorKind: 'citizen', role: 'citizen', purpose: 'own-case' }
  }
  const as = representations.find(({ citizenId }) => citizenId === onBehalfOf)
  return {
    ...same,
    actorKind: 'representative',
    role: as?.kind ?? 'representative',
    purpose: 'on-behalf',
  }
}

function ofEmployee(actor: Employee, things: Thing[]): Standing {
  const { id, organisationIds, brokenGlass } = actor
  const own = (thing: Thing) => thing.organisationIds.find((one) => isOneOf(organisationIds, one))
  const outside = things.filter((thing) => own(thing) === undefined)
  const organisationId = things.map(own).find(Boolean) ?? organisationIds[0] ?? null
  const same = { actorKind: 'employee' as const, actorId: id, organisationId, onBehalfOf: null }
  if (outside.some(({ citizenId }) => brokenGlass.includes(citizenId))) {
    return { ...same, role: 'employee', purpose: 'break-glass' }
  }
  if (outside.length > 0) return { ...same, role: 'records-officer', purpose: 'disclosure' }
  return { ...same, role: 'employee', purpose: 'care' }
}

function isOneOf(ids: string[], id: string | null): boolean {
  return id !== null && ids.includes(id)
}
