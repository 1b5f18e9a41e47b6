import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant } from './scalars.ts'

/** What someone does who has a task open. */
const TaskActivity = { enum: ['reading', 'answering'] } as const

export const TaskPresenceRequest = {
  $id: 'TaskPresenceRequest',
  type: 'object',
  required: ['activity'],
  properties: { activity: TaskActivity },
  additionalProperties: false,
} as const

/** A colleague who has the task open now. */
export const TaskPresence = {
  $id: 'TaskPresence',
  type: 'object',
  required: ['employeeId', 'name', 'activity', 'since'],
  properties: {
    employeeId: Id,
    name: { type: 'string' },
    activity: TaskActivity,
    /** Open since then, without a break. */
    since: Instant,
  },
  additionalProperties: false,
} as const
export type TaskPresence = FromSchema<typeof TaskPresence>

export const TaskPresenceRow = {
  type: 'object',
  required: ['taskId', 'employeeId', 'activity', 'since', 'until'],
  properties: {
    taskId: Id,
    employeeId: Id,
    activity: TaskActivity,
    since: Instant,
    until: Instant,
  },
  additionalProperties: false,
} as const
export type TaskPresenceRow = FromSchema<typeof TaskPresenceRow>
