import type { FromSchema } from 'json-schema-to-ts'
import { Organisation } from './organisation.ts'
import { Id, Instant, NullableId, NullableInstant, Text } from './scalars.ts'
import { TaskOutcome, TaskStatus } from './task.ts'

export const SameWishStatus = { enum: ['joined', 'answered', 'undone'] } as const
export type SameWishStatus = FromSchema<typeof SameWishStatus>

/** Chats of one citizen that are to get one answer. */
export const SameWishRequest = {
  $id: 'SameWishRequest',
  type: 'object',
  required: ['threadIds'],
  properties: {
    /** One of them at least is of an own organisation; all are open and of the same citizen. */
    threadIds: { type: 'array', items: Id, minItems: 2, maxItems: 10, uniqueItems: true },
    /** Tasks in these chats that end with the answer; all that are left to do where it is left out. */
    taskIds: { type: 'array', items: Id, maxItems: 50, uniqueItems: true },
  },
  additionalProperties: false,
} as const
export type SameWishRequest = FromSchema<typeof SameWishRequest>

export const SameWishAnswer = {
  $id: 'SameWishAnswer',
  type: 'object',
  required: ['text'],
  properties: {
    text: Text,
    /** What came of the tasks; `agreed` where it is left out. */
    outcome: TaskOutcome,
  },
  additionalProperties: false,
} as const
export type SameWishAnswer = FromSchema<typeof SameWishAnswer>

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
    threads: {
      type: 'array',
      items: {
        type: 'object',
        required: ['threadId', 'organisation', 'messageId'],
        /** The message with the answer, once there is one. */
        properties: { threadId: Id, organisation: Organisation, messageId: NullableId },
        additionalProperties: false,
      },
    },
    tasks: {
      type: 'array',
      items: {
        type: 'object',
        required: ['taskId', 'threadId', 'status'],
        properties: { taskId: Id, threadId: Id, status: TaskStatus },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
} as const
export type SameWish = FromSchema<typeof SameWish>
