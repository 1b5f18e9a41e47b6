import type { FromSchema } from 'json-schema-to-ts'
import { Address } from './address.ts'
import { RepresentationKind, Scope, ShownCpr } from './citizen.ts'
import { Role } from './employee.ts'
import { Organisation } from './organisation.ts'
import { Id, NullableInstant } from './scalars.ts'
import { whole } from './whole.ts'

export const Me = {
  $id: 'Me',
  ...whole(
    {
      id: Id,
      kind: { enum: ['citizen', 'employee'] },
      name: { type: 'string' },
      actsFor: {
        type: 'array',
        items: whole({
          citizenId: Id,
          name: { type: 'string' },
          kind: RepresentationKind,
          scopes: { type: 'array', items: Scope },
          until: NullableInstant,
        }),
      },
      organisations: { type: 'array', items: Organisation },
      roles: { type: 'array', items: Role },
    },
    {
      /** For a citizen: my own, as the next; not those of anyone for whom I act. */
      cpr: ShownCpr,
      address: Address,
    },
  ),
} as const
export type Me = FromSchema<typeof Me>
