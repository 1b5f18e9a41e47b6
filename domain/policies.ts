import type { Scope } from '../schemas/citizen.ts'
import type { Role } from '../schemas/employee.ts'
import type { Actor } from './actor.ts'
import { Refusal } from './errors.ts'

/** The whole access table: one line a right. What nobody may read does not exist for them. */
export const policies = {
  'read appointment': anyOf(citizensSide('see'), staff, brokenGlass),
  'cancel appointment': citizensSide('cancel'),
  'withdraw cancellation': citizensSide('cancel'),
  'read cancellation': anyOf(citizensSide('see'), staff, brokenGlass),
  'move appointment': citizensSide('cancel'),
  'ask booking': citizensSide('cancel'),
  'read booking': anyOf(citizensSide('see'), citizensSide('cancel'), staff, brokenGlass),
  'answer booking': citizensSide('cancel'),
  'offer booking': staff,
  'read task': staff,
  'change task': staff,
  'attend task': staff,
  'read thread': anyOf(citizensSide('see'), staff, brokenGlass),
  'write thread': anyOf(citizensSide('write'), staff),
  'mark thread read': anyOf(citizensSide('see'), staff),
  'close thread': anyOf(ownMaking, staff),
  'open thread to reply': staff,
  'ask to reply': citizensSide('write'),
  'mark message wrong': anyOf(ownMaking, staff),
  'read overview': staff,
  'read wishes': staff,
  'join wishes': staff,
  'answer wishes': staff,
  'read note': staff,
  'write note': staff,
  'read settings': staff,
  'change settings': leader,
  'read citizen': anyOf(citizensSide('see'), staff, brokenGlass, role('records-officer')),
  'read representatives': anyOf(oneself, role('records-officer')),
  'ask disclosure': anyOf(citizensSide('disclosure'), role('records-officer')),
  'read disclosure': anyOf(citizensSide('disclosure'), role('records-officer'), leader),
  'withdraw disclosure': whoAsked,
  'decide disclosure': role('records-officer'),
  'fetch disclosure': whoAsked,
  'read access log': anyOf(citizensSide('see'), role('records-officer')),
  'read alarms': role('records-officer'),
  'break glass': employed,
  'read payloads': role('operator'),
  operate: role('operator'),
  'read audit': anyOf(role('records-officer'), role('operator')),
} as const satisfies Record<string, Policy>

export type Right = keyof typeof policies

/** What a right is asked of: whose it is, and which organisations have to do with it. */
export interface Thing {
  citizenId: string
  organisationIds: readonly (string | null)[]
  /** Who of the citizen's side opened or wrote it, where that counts. */
  makerId?: string | null
  /** What it is about, where it knows: its KLE number, or the appointment that has one. */
  kle?: string
  appointmentId?: string
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
  if (actor.kind === 'employee') {
    return { citizenIds: actor.brokenGlass, organisationIds: actor.organisationIds }
  }
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

/** Nobody who acts for the citizen. */
function oneself(actor: Actor, { citizenId }: Thing): boolean {
  return actor.kind === 'citizen' && actor.id === citizenId
}

/** The citizen, or whoever may do this for the citizen now. */
function citizensSide(scope: Scope): Policy {
  return (actor, { citizenId }, now) => {
    if (actor.kind !== 'citizen') return false
    if (actor.id === citizenId) return true
    return actor.representations.some(
      (one) => one.citizenId === citizenId && one.scopes.includes(scope) && isCurrent(one, now),
    )
  }
}

/** Opened or wrote it on the citizen's side, and may still write. */
function ownMaking(actor: Actor, thing: Thing, now: Date): boolean {
  return actor.id === thing.makerId && citizensSide('write')(actor, thing, now)
}

/** Asked for aktindsigt, for the citizen or as one who took it down, and still may. */
function whoAsked(actor: Actor, thing: Thing, now: Date): boolean {
  return actor.id === thing.makerId && policies['ask disclosure'](actor, thing, now)
}

/** Works for an organisation that has to do with it. */
function staff(actor: Actor, { organisationIds }: Thing): boolean {
  return (
    actor.kind === 'employee' &&
    organisationIds.some((id) => id !== null && actor.organisationIds.includes(id))
  )
}

/** Answers for it: its settings are theirs to change. */
function leader(actor: Actor, { organisationIds }: Thing): boolean {
  return (
    actor.kind === 'employee' &&
    organisationIds.some((id) => id !== null && actor.leads.includes(id))
  )
}

/** Looks at someone with whom the own organisations have nothing to do: with a reason, for a while. */
function brokenGlass(actor: Actor, { citizenId }: Thing): boolean {
  return actor.kind === 'employee' && actor.brokenGlass.includes(citizenId)
}

/** Works for some organisation. */
function employed(actor: Actor): boolean {
  return actor.kind === 'employee' && actor.organisationIds.length > 0
}

function role(wanted: Role): Policy {
  return (actor) => actor.kind === 'employee' && actor.roles.includes(wanted)
}

function anyOf(...policies: Policy[]): Policy {
  return (actor, thing, now) => policies.some((policy) => policy(actor, thing, now))
}

export function isCurrent(period: { startsAt: string; endsAt: string | null }, now: Date): boolean {
  return new Date(period.startsAt) <= now && (!period.endsAt || now < new Date(period.endsAt))
}
