import type { FromSchema } from 'json-schema-to-ts'
import { CancellationStatus, StepName } from './cancellation.ts'
import { Id, Instant, NullableId, NullableInstant } from './scalars.ts'

/** What was handed in, what was done, what happens next, who has it, whom to contact. */
export const Receipt = {
  $id: 'Receipt',
  type: 'object',
  required: [
    'cancellationId',
    'status',
    'handedIn',
    'done',
    'late',
    'next',
    'with',
    'contact',
    'threadId',
  ],
  properties: {
    cancellationId: Id,
    status: CancellationStatus,
    handedIn: {
      type: 'object',
      required: ['at', 'by', 'appointment', 'startsAt', 'reason', 'text'],
      properties: {
        at: Instant,
        by: { type: 'string' },
        appointment: { type: 'string' },
        startsAt: Instant,
        reason: { type: 'string' },
        text: { type: ['string', 'null'] },
      },
      additionalProperties: false,
    },
    done: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'at', 'text'],
        properties: { name: StepName, at: Instant, text: { type: 'string' } },
        additionalProperties: false,
      },
    },
    /** What is said of a late cancellation; null where it is not late. */
    late: { type: ['string', 'null'] },
    next: {
      type: 'object',
      required: ['text', 'promisedAnswerBy'],
      properties: { text: { type: 'string' }, promisedAnswerBy: NullableInstant },
      additionalProperties: false,
    },
    with: { type: ['string', 'null'] },
    contact: {
      type: 'object',
      required: ['name', 'phone'],
      properties: { name: { type: 'string' }, phone: { type: 'string' } },
      additionalProperties: false,
    },
    /** The chat under Kontakt. */
    threadId: NullableId,
  },
  additionalProperties: false,
} as const
export type Receipt = FromSchema<typeof Receipt>
