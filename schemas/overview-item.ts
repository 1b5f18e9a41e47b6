import type { FromSchema } from 'json-schema-to-ts'
import { Organisation } from './organisation.ts'
import { Code, Id, Instant, NullableId, NullableInstant } from './scalars.ts'
import { TaskKind, TaskStatus } from './task.ts'
import { ThreadStatus } from './thread.ts'

/** The head of a chat or task: whose, since when, how far; never what stands in it. */
export const OverviewItem = {
  $id: 'OverviewItem',
  type: 'object',
  required: [
    ...['kind', 'id', 'threadId', 'organisation', 'own', 'status', 'at', 'taskKind', 'dueAt'],
    ...['overdue', 'appointmentTypeId', 'likelySame', 'sameWishId'],
  ],
  properties: {
    kind: { enum: ['thread', 'task'] },
    id: Id,
    threadId: Id,
    organisation: Organisation,
    /** Of an organisation for which I work: its content has calls of its own. */
    own: { type: 'boolean' },
    status: { enum: [...ThreadStatus.enum, ...TaskStatus.enum.filter((one) => one !== 'open')] },
    /** Of a chat its last message, of a task when it was made. */
    at: Instant,
    taskKind: { enum: [...TaskKind.enum, null] },
    dueAt: NullableInstant,
    overdue: { type: 'boolean' },
    appointmentTypeId: { anyOf: [Code, { type: 'null' }] },
    /** Chats that may be about the same; see `sameWishes`. */
    likelySame: { type: 'array', items: Id },
    /** Where it has been joined with others. */
    sameWishId: NullableId,
  },
  additionalProperties: false,
} as const
export type OverviewItem = FromSchema<typeof OverviewItem>
