import type { FromSchema } from 'json-schema-to-ts'
import { Instant } from './scalars.ts'
import { whole } from './whole.ts'

/** The first thing of the record that is not as it was published. */
export const Finding = {
  type: 'object',
  required: ['what', 'words'],
  properties: {
    what: { enum: ['checkpoint', 'entry'] },
    /** Of the checkpoint. */
    number: { type: 'integer' },
    /** The place of the entry among all, from 0, and its id; left out where it has none. */
    leaf: { type: 'integer' },
    id: { type: 'string' },
    /** English, for whoever answers for the record. */
    words: { type: 'string' },
  },
  additionalProperties: false,
} as const
export type Finding = FromSchema<typeof Finding>

/** What one audit came to. */
export const AuditRow = whole({
  at: Instant,
  checkpoints: { type: 'integer' },
  entries: { type: 'integer' },
  /** Null where nothing is wrong. */
  finding: { anyOf: [Finding, { type: 'null' }] },
})
export type AuditRow = FromSchema<typeof AuditRow>

const count = { type: 'integer', minimum: 0 } as const

/** How far the record is signed, and when it was last held against what was published. */
export const AuditState = {
  $id: 'AuditState',
  ...whole({
    /** The latest; null before the first. */
    checkpoint: {
      anyOf: [
        whole({ number: { type: 'integer' }, at: Instant, size: { type: 'integer' } }),
        { type: 'null' },
      ],
    },
    /** What no checkpoint stands for yet. */
    waiting: whole({ entries: count, looks: count }),
    /** The latest; null where none has been kept. */
    audit: {
      anyOf: [
        whole({
          at: Instant,
          sound: { type: 'boolean' },
          entries: count,
          checkpoints: count,
          /** The outcome in words, and where the record is broken. */
          text: { type: 'string' },
        }),
        { type: 'null' },
      ],
    },
  }),
} as const
export type AuditState = FromSchema<typeof AuditState>
