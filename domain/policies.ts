import type { Scope } from '../schemas/citizen.ts'
import type { Actor } from './actor.ts'
import { Refusal } from './errors.ts'

/** The whole access table: one line a right. What nobody may read does not exist for them. */
export const policies = {
  'read appointment': (actor, thing, now) => sees(actor, thing, now) || worksFor(actor, thing),
  'cancel appointment': (actor, thing, now) =>
    isSelfOrRepresents(actor, thing, { scope: 'cancel', now }),
  'read cancellation': (actor, thing, now) => sees(actor, thing, now) || worksFor(actor, thing),
  'read task': (actor, thing) => worksFor(actor, thing),
  'change task': (actor, thing) => worksFor(actor, thing),
  'read thread': (actor, thing, now) => sees(actor, thing, now) || worksFor(actor, thing),
  'write thread': (actor, thing, now) =>
    isSelfOrRepresents(actor, thing, { scope: 'write', now }) || worksFor(actor, thing),
  'close thread': (actor, thing) => worksFor(actor, thing),
  'open thread to reply': (actor, thing) => worksFor(actor, thing),
  'read citizen': (actor, thing, now) =>
    sees(actor, thing, now) || worksFor(actor, thing) || hasRole(actor, 'records-officer'),
  'read payloads': (actor) => hasRole(actor, 'operator'),
} as const satisfies Record<string, Policy>

export type Right = keyof typeof policies

/** What a right is asked of: whose it is, and which organisations have to do with it. */
export interface Thing {
  citizenId: string
  organisationIds: readonly (string | null)[]
}

type Policy = (actor: Actor, thing: Thing, now: Date) => boolean

export function may(
  actor: Actor,
  right: Right,
  { thing, now }: { thing: Thing; now: Date },
): boolean {
  const policy: Policy = policies[right]
  return policy(actor, thing, now)
}

/** Hands the thing back, or throws `not-found` where it does not exist for the actor, else `forbidden`. */
export function permit<T extends Thing>(
  actor: Actor,
  right: Right,
  { thing, now }: { thing: T | undefined; now: Date },
): T {
  if (!thing || !may(actor, readRightOf(right), { thing, now })) throw new Refusal('not-found')
  if (!may(actor, right, { thing, now })) throw new Refusal('forbidden')
  return thing
}

/** Whose rows lists may show: the same table, turned into a filter. */
export function scopeOf(
  actor: Actor,
  now: Date,
): { citizenIds: string[]; organisationIds: string[] } {
  if (actor.kind === 'employee') return { citizenIds: [], organisationIds: actor.organisationIds }
  const represented = actor.representations
    .filter((one) => one.scopes.includes('see') && isCurrent(one, now))
    .map((one) => one.citizenId)
  return { citizenIds: [actor.id, ...represented], organisationIds: [] }
}

function readRightOf(right: Right): Right {
  const noun = right.split(' ')[1]
  const read = Object.keys(policies).find((one): one is Right => one === `read ${noun}`)
  return read ?? right
}

function sees(actor: Actor, thing: Thing, now: Date): boolean {
  return isSelfOrRepresents(actor, thing, { scope: 'see', now })
}

function isSelfOrRepresents(
  actor: Actor,
  { citizenId }: Thing,
  { scope, now }: { scope: Scope; now: Date },
): boolean {
  if (actor.kind !== 'citizen') return false
  if (actor.id === citizenId) return true
  return actor.representations.some(
    (one) => one.citizenId === citizenId && one.scopes.includes(scope) && isCurrent(one, now),
  )
}

function isCurrent(period: { startsAt: string; endsAt: string | null }, now: Date): boolean {
  return new Date(period.startsAt) <= now && (!period.endsAt || now < new Date(period.endsAt))
}

function worksFor(actor: Actor, { organisationIds }: Thing): boolean {
  return (
    actor.kind === 'employee' &&
    organisationIds.some((id) => id !== null && actor.organisationIds.includes(id))
  )
}

function hasRole(actor: Actor, role: 'operator' | 'records-officer'): boolean {
  return actor.kind === 'employee' && actor.roles.includes(role)
}
