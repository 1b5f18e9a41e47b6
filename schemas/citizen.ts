import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, NullableInstant } from './scalars.ts'
import { whole } from './whole.ts'

/** As CPR tells it: dead (status 90), or with a number that counts no longer (30, 50, 60). */
export const CivilStatus = { enum: ['active', 'deceased', 'annulled'] } as const
export type CivilStatus = FromSchema<typeof CivilStatus>

export const CitizenRow = whole({
  id: Id,
  /** `sub` of the token at the identity provider. */
  subject: { type: 'string' },
  name: { type: 'string' },
  /** Ten digits; null where the municipality does not know it. */
  cpr: { type: ['string', 'null'] },
  /** The keyed hash by which a citizen is found. */
  cprHash: { type: ['string', 'null'] },
  /** Whoever looks at this citizen raises an alarm. */
  watched: { type: 'boolean' },
  civilStatus: CivilStatus,
  /** One line; null where it is not known. */
  address: { type: ['string', 'null'] },
  /** Nobody but the citizen is told (CPR-loven § 28). */
  addressProtected: { type: 'boolean' },
  /** Tokens that were issued until then count no more. */
  signedOutAt: NullableInstant,
})
export type CitizenRow = FromSchema<typeof CitizenRow>

/** As it is shown: the day of birth, `251248-xxxx`; null where it is not known. */
export const ShownCpr = { type: ['string', 'null'], pattern: '^\\d{6}-xxxx$' } as const

/** By which right someone acts: consent, power of attorney (fuldmagt), guardianship (værgemål), custody. */
export const RepresentationKind = {
  enum: ['relative', 'power-of-attorney', 'guardian', 'custody'],
} as const
export type RepresentationKind = FromSchema<typeof RepresentationKind>

/** What a representative may do for the citizen; `disclosure` is to receive aktindsigt. */
export const Scope = { enum: ['see', 'cancel', 'write', 'disclosure'] } as const
export type Scope = FromSchema<typeof Scope>

export const RepresentationRow = whole({
  id: Id,
  citizenId: Id,
  representativeId: Id,
  kind: RepresentationKind,
  scopes: { type: 'array', items: Scope },
  startsAt: Instant,
  endsAt: NullableInstant,
})
export type RepresentationRow = FromSchema<typeof RepresentationRow>
