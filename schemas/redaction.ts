import type { FromSchema } from 'json-schema-to-ts'
import { RecordEntry } from './record-entry.ts'
import { Code, Id, NullableInstant, Reason } from './scalars.ts'
import { whole } from './whole.ts'

/** A passage from `start` until before `end`, in UTF-16 units as in JavaScript; without both, the whole entry. */
export const RedactionPart = {
  $id: 'RedactionPart',
  ...whole(
    { basis: Code, reason: Reason },
    { start: { type: 'integer', minimum: 0 }, end: { type: 'integer', minimum: 1 } },
  ),
} as const
export type RedactionPart = FromSchema<typeof RedactionPart>

/** What is withheld of one entry; nothing where there are no parts. */
export const RedactionChange = {
  $id: 'RedactionChange',
  ...whole({ parts: { type: 'array', items: RedactionPart, maxItems: 100 } }),
} as const
export type RedactionChange = FromSchema<typeof RedactionChange>

export const Redaction = {
  $id: 'Redaction',
  ...whole({
    entryId: Id,
    parts: { type: 'array', items: RedactionPart },
    /** Null where nobody has looked at it. */
    at: NullableInstant,
  }),
} as const
export type Redaction = FromSchema<typeof Redaction>

/** An entry as the records officer decides about it. */
export const DisclosureEntry = {
  $id: 'DisclosureEntry',
  ...whole({
    number: { type: 'integer', minimum: 1 },
    entry: RecordEntry,
    redaction: Redaction,
    /** As the applicant will read it. */
    shown: { enum: ['whole', 'partly', 'withheld'] },
    text: { type: ['string', 'null'] },
    withheld: {
      type: 'array',
      items: whole({
        basis: Code,
        law: { type: 'string' },
        /** By a rule, whatever the officer decides. */
        automatic: { type: 'boolean' },
        passages: { type: 'integer', minimum: 0 },
      }),
    },
  }),
} as const
export type DisclosureEntry = FromSchema<typeof DisclosureEntry>
