import type { FromSchema } from 'json-schema-to-ts'
import { Id, Text } from './scalars.ts'
import { TaskOutcome } from './task.ts'

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
