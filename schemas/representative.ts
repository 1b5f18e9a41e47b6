import type { FromSchema } from 'json-schema-to-ts'
import { RepresentationKind, Scope } from './citizen.ts'
import { Id, Instant, NullableInstant } from './scalars.ts'
import { whole } from './whole.ts'

/** Who acts for a citizen, or will: by which right, in what, until when. */
export const Representative = {
  $id: 'Representative',
  ...whole({
    /** Of the right to act: one person may have several. */
    id: Id,
    name: { type: 'string' },
    kind: RepresentationKind,
    scopes: { type: 'array', items: Scope },
    startsAt: Instant,
    until: NullableInstant,
  }),
} as const
export type Representative = FromSchema<typeof Representative>
