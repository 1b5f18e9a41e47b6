import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant } from './scalars.ts'
import { whole } from './whole.ts'

/** A citizen has asked to have a chat opened for replies. */
export const ReplyRequest = {
  $id: 'ReplyRequest',
  ...whole({
    threadId: Id,
    requestedAt: Instant,
    promisedAnswerBy: Instant,
    /** The organisation that has it now. */
    with: { type: 'string' },
  }),
} as const
export type ReplyRequest = FromSchema<typeof ReplyRequest>

export const ReplyRequestRow = whole({
  taskId: Id,
  threadId: Id,
  citizenId: Id,
  /** The citizen or the representative who asked. */
  actorId: Id,
  /** In Denmark: 2026-11-24. */
  day: { type: 'string', format: 'date' },
  at: Instant,
})
export type ReplyRequestRow = FromSchema<typeof ReplyRequestRow>
