import type { FromSchema } from 'json-schema-to-ts'
import { whole } from './whole.ts'

/** Where a citizen lives, as far as the reader may know it. */
export const Address = {
  $id: 'Address',
  ...whole({
    /** Null where it is not known, or is withheld. */
    text: { type: ['string', 'null'] },
    /** Nobody but the citizen is told (CPR-loven § 28). */
    protected: { type: 'boolean' },
    /** Why it is not there, or who may not see it, in the reader's language. */
    explanation: { type: ['string', 'null'] },
  }),
} as const
export type Address = FromSchema<typeof Address>
