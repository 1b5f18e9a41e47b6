import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, NullableInstant } from './scalars.ts'
import { whole } from './whole.ts'

/** What happened to a cancellation, and what happens next, in the reader's words. */
export const Timeline = {
  $id: 'Timeline',
  ...whole({
    cancellationId: Id,
    /** The oldest first. */
    items: {
      type: 'array',
      items: whole({
        at: Instant,
        /** The step as the process and the tables know it. */
        name: { type: 'string' },
        text: { type: 'string' },
        /** A person of the citizen's side, an organisation, or Borgerdialog itself. */
        by: { type: 'string' },
      }),
    },
    now: whole({
      /** Who has it; null where nobody need do anything. */
      with: { type: ['string', 'null'] },
      promisedAnswerBy: NullableInstant,
      text: { type: 'string' },
    }),
  }),
} as const
export type Timeline = FromSchema<typeof Timeline>
