import type { FromSchema } from 'json-schema-to-ts'
import { CancellationStatus, StepName } from './cancellation.ts'
import { Id, Instant, NullableId, NullableInstant } from './scalars.ts'
import { whole } from './whole.ts'

/** What was handed in, what was done, what happens next, who has it, whom to contact. */
export const Receipt = {
  $id: 'Receipt',
  ...whole({
    cancellationId: Id,
    status: CancellationStatus,
    handedIn: whole({
      at: Instant,
      by: { type: 'string' },
      appointment: { type: 'string' },
      startsAt: Instant,
      reason: { type: 'string' },
      text: { type: ['string', 'null'] },
    }),
    done: {
      type: 'array',
      items: whole({ name: StepName, at: Instant, text: { type: 'string' } }),
    },
    /** What is said of a late cancellation; null where it is not late. */
    late: { type: ['string', 'null'] },
    next: whole({ text: { type: 'string' }, promisedAnswerBy: NullableInstant }),
    with: { type: ['string', 'null'] },
    contact: whole({ name: { type: 'string' }, phone: { type: 'string' } }),
    /** The chat under Kontakt. */
    threadId: NullableId,
  }),
} as const
export type Receipt = FromSchema<typeof Receipt>
