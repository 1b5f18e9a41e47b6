import type { FromSchema } from 'json-schema-to-ts'
import { Organisation } from './organisation.ts'
import { Id, Instant, NullableId, NullableInstant } from './scalars.ts'
import { TaskStatus } from './task.ts'
import { whole } from './whole.ts'

export const SameWishStatus = { enum: ['joined', 'answered', 'undone'] } as const
export type SameWishStatus = FromSchema<typeof SameWishStatus>

const JoinedThread = {
  type: 'object',
  required: ['threadId', 'organisation', 'messageId'],
  /** The message with the answer, once there is one. */
  properties: { threadId: Id, organisation: Organisation, messageId: NullableId },
  additionalProperties: false,
} as const

const JoinedTask = whole({ taskId: Id, threadId: Id, status: TaskStatus })

const name = { type: 'string' } as const
const nullableName = { type: ['string', 'null'] } as const

export const SameWish = {
  $id: 'SameWish',
  type: 'object',
  required: [
    ...['id', 'citizenId', 'status', 'joinedBy', 'organisation', 'joinedAt', 'answeredBy'],
    ...['answeredAt', 'undoableUntil', 'undoneBy', 'undoneAt', 'threads', 'tasks'],
  ],
  properties: {
    id: Id,
    citizenId: Id,
    status: SameWishStatus,
    joinedBy: name,
    /** For which that one joined them. */
    organisation: Organisation,
    joinedAt: Instant,
    answeredBy: nullableName,
    answeredAt: NullableInstant,
    /** Until then an answer can be taken back, and the tasks are open again. */
    undoableUntil: NullableInstant,
    undoneBy: nullableName,
    undoneAt: NullableInstant,
    threads: { type: 'array', items: JoinedThread },
    tasks: { type: 'array', items: JoinedTask },
  },
  additionalProperties: false,
} as const
export type SameWish = FromSchema<typeof SameWish>
