import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, NullableInstant } from './scalars.ts'

/** What happened to a cancellation, and what happens next, in the reader's words. */
export const Timeline = {
  $id: 'Timeline',
  type: 'object',
  required: ['cancellationId', 'items', 'now'],
  properties: {
    cancellationId: Id,
    /** The oldest first. */
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'name', 'text', 'by'],
        properties: {
          at: Instant,
          /** The step as the process and the tables know it. */
          name: { type: 'string' },
          text: { type: 'string' },
          /** A person of the citizen's side, an organisation, or Borgerdialog itself. */
          by: { type: 'string' },
        },
        additionalProperties: false,
      },
    },
    now: {
      type: 'object',
      required: ['with', 'promisedAnswerBy', 'text'],
      properties: {
        /** Who has it; null where nobody need do anything. */
        with: { type: ['string', 'null'] },
        promisedAnswerBy: NullableInstant,
        text: { type: 'string' },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
} as const
export type Timeline = FromSchema<typeof Timeline>
