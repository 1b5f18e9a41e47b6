/** What a broker's token says of a person; pure. */
import type { Assurance } from '../domain/actor.ts'
import type { ClaimMap } from './claim-map.ts'

type Claims = Record<string, unknown>

/** NSIS, lowest first. */
const levels = ['low', 'substantial', 'high'] as const

type Level = (typeof levels)[number]

export interface SignedIn {
  subject: string
  kind: 'private' | 'professional'
  /** Ten digits. */
  cpr: string | null
  assurance: Assurance
  /** 1970 where the token does not say. */
  issuedAt: Date
  /** From then on the token counts no more. */
  until: Date
}

/** The claim of that very name, before one inside nested objects: Nets sends `dk.cpr` as one name. */
export function findClaim(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path] ?? undefined
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const inner = Object.hasOwn(claims, path.slice(0, dot)) && claims[path.slice(0, dot)]
    const found = isObject(inner) ? findClaim(inner, path.slice(dot + 1)) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** The last segment of a URI or a word, in any case; undefined for none or one that we don't know. */
export function assuranceOf(claims: Claims, { assurance }: ClaimMap): Level | undefined {
  const value = findClaim(claims, assurance.claim)
  if (typeof value !== 'string') return undefined
  const segment = value.split(/[/:#]/).at(-1)?.toLowerCase()
  return levels.find((level) => level === segment)
}

/** Substantial is what everyone must have. */
export function isAssured(level: Level | undefined): level is Assurance {
  return level !== undefined && levels.indexOf(level) >= levels.indexOf('substantial')
}

/** Undefined where the token contradicts itself. */
export function kindOf(claims: Claims, { identity }: ClaimMap): SignedIn['kind'] | undefined {
  const value = findClaim(claims, identity.claim)
  const marked = isMarked(claims, identity.marks)
  if (value === undefined) return marked ? 'professional' : 'private'
  if (identity.professional.includes(String(value))) return 'professional'
  if (!identity.private) return marked ? 'professional' : 'private'
  return identity.private.includes(String(value)) && !marked ? 'private' : undefined
}

/** Null where there is none; undefined where it isn't one. */
export function cprOf(claims: Claims, map: ClaimMap): string | null | undefined {
  const value = findClaim(claims, map.cpr)
  if (value === undefined) return null
  return typeof value === 'string' && /^\d{6}-?\d{4}$/.test(value)
    ? value.replace('-', '')
    : undefined
}

function isMarked(claims: Claims, marks: string | undefined): boolean {
  if (marks === undefined) return false
  return Object.entries(claims).some(
    ([name, value]) => value !== null && (name === marks || name.startsWith(`${marks}.`)),
  )
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null
}
