import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, NullableInstant } from './scalars.ts'

export const CitizenRow = {
  type: 'object',
  required: ['id', 'subject', 'name'],
  properties: {
    id: Id,
    /** `sub` of the token at the identity provider. */
    subject: { type: 'string' },
    name: { type: 'string' },
  },
  additionalProperties: false,
} as const
export type CitizenRow = FromSchema<typeof CitizenRow>

/** What a representative may do for the citizen. */
export const Scope = { enum: ['see', 'cancel', 'write'] } as const
export type Scope = FromSchema<typeof Scope>

export const RepresentationRow = {
  type: 'object',
  required: ['id', 'citizenId', 'representativeId', 'scopes', 'startsAt', 'endsAt'],
  properties: {
    id: Id,
    citizenId: Id,
    representativeId: Id,
    scopes: { type: 'array', items: Scope },
    startsAt: Instant,
    endsAt: NullableInstant,
  },
  additionalProperties: false,
} as const
export type RepresentationRow = FromSchema<typeof RepresentationRow>
