import type { FromSchema } from 'json-schema-to-ts'
import { Address } from './address.ts'
import { RepresentationKind, Scope } from './citizen.ts'
import { Role } from './employee.ts'
import { Organisation } from './organisation.ts'
import { Id, NullableInstant } from './scalars.ts'

export const Me = {
  $id: 'Me',
  type: 'object',
  required: ['id', 'kind', 'name', 'actsFor', 'organisations', 'roles'],
  properties: {
    id: Id,
    kind: { enum: ['citizen', 'employee'] },
    name: { type: 'string' },
    /** For a citizen: my own; not that of anyone for whom I act. */
    address: Address,
    actsFor: {
      type: 'array',
      items: {
        type: 'object',
        required: ['citizenId', 'name', 'kind', 'scopes', 'until'],
        properties: {
          citizenId: Id,
          name: { type: 'string' },
          kind: RepresentationKind,
          scopes: { type: 'array', items: Scope },
          until: NullableInstant,
        },
        additionalProperties: false,
      },
    },
    organisations: { type: 'array', items: Organisation },
    roles: { type: 'array', items: Role },
  },
  additionalProperties: false,
} as const
export type Me = FromSchema<typeof Me>
