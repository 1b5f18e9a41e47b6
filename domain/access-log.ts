import type { AccessLogRow } from '../schemas/access-log.ts'
import type { Actor, Citizen, Employee } from './actor.ts'
import { isCurrent, type Thing } from './policies.ts'

/** As whom someone looked, and why: the part of a line that follows from the rights. */
type Standing = Pick<
  AccessLogRow,
  'actorKind' | 'actorId' | 'role' | 'organisationId' | 'onBehalfOf' | 'purpose'
>

/** The strongest ground is told last: care at home, then aktindsigt, then breaking the glass. */
export function standingOf(
  actor: Actor,
  things: Thing[],
  { permission, now }: { permission: string; now: Date },
): Standing {
  if (actor.kind === 'citizen') return ofCitizen(actor, things, now)
  return { ...ofEmployee(actor, things), ...grounds[permission] }
}

const control = { role: 'records-officer', purpose: 'disclosure' } as const

/** Rights whose use says why, whoever the citizen is. */
const grounds: Record<string, Pick<Standing, 'role' | 'purpose'>> = {
  'break glass': { role: 'employee', purpose: 'break-glass' },
  'read access log': control,
  'read alarms': control,
}

function ofCitizen({ id, representations }: Citizen, things: Thing[], now: Date): Standing {
  const onBehalfOf = things.find(({ citizenId }) => citizenId !== id)?.citizenId ?? null
  const same = { actorId: id, organisationId: null, onBehalfOf }
  if (onBehalfOf === null) {
    return { ...same, actorKind: 'citizen', role: 'citizen', purpose: 'own-case' }
  }
  const current = representations.filter(
    (one) => one.citizenId === onBehalfOf && isCurrent(one, now),
  )
  const as = current.find(({ scopes }) => scopes.includes('see')) ?? current[0]
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

/** What the municipality has decided about what citizens see of their log. */
export interface AccessLogSettings {
  showStaffNames: boolean
  delayMinutes: number
}

/** A line with the names that belong to it. */
export interface NamedLook extends AccessLogRow {
  organisation: string | null
  organisationCode: string | null
  /** The employee's user name; null for others. */
  userName: string | null
  staffName: string | null
  staffNameProtected: boolean
  /** Of a citizen or representative, as far as the reader may see it. */
  citizenName: string | null
}

/** A line as it may be told to someone. */
export interface SeenLook extends AccessLogRow {
  organisation: string | null
  name: string | null
}

/** Looks by staff after this are not told yet; null tells all, which is for records officers. */
export function staffLooksUntil(
  reader: Pick<Actor, 'kind'>,
  { delayMinutes }: AccessLogSettings,
  now: Date,
): string | null {
  if (reader.kind === 'employee') return null
  return new Date(now.getTime() - delayMinutes * 60_000).toISOString()
}

/** On whose behalf someone looked, and why. */
type LookingSide = Pick<AccessLogRow, 'actorKind' | 'actorId' | 'onBehalfOf' | 'role' | 'purpose'>

/** In the log of one citizen, what showed several is told as it concerns this one. */
export function concerning<L extends LookingSide>(line: L, citizenId: string): L {
  const { actorKind, actorId, onBehalfOf, role } = line
  if (actorKind === 'employee' || actorKind === 'process') return line
  if (actorId === citizenId) {
    return { ...line, actorKind: 'citizen', role: 'citizen', onBehalfOf: null, purpose: 'own-case' }
  }
  return {
    ...line,
    onBehalfOf: citizenId,
    role: onBehalfOf === citizenId ? role : 'representative',
  }
}

/** Records officers read every name; citizens those of staff where the municipality shows them. */
export function nameFor(
  reader: Pick<Actor, 'kind'>,
  line: Pick<NamedLook, 'actorKind' | 'staffName' | 'staffNameProtected' | 'citizenName'>,
  settings: AccessLogSettings,
): string | null {
  const { actorKind, staffName, staffNameProtected, citizenName } = line
  if (actorKind !== 'employee') return citizenName
  const shown = settings.showStaffNames && !staffNameProtected
  return shown || reader.kind === 'employee' ? staffName : null
}
