import type { FromSchema } from 'json-schema-to-ts'
import { Code, Id, Instant, NullableId, NullableInstant } from './scalars.ts'

export const TaskStatus = { enum: ['open', 'in-progress', 'done'] } as const
export type TaskStatus = FromSchema<typeof TaskStatus>

const fields = {
  id: Id,
  cancellationId: NullableId,
  appointmentId: Id,
  citizenId: Id,
  threadId: Id,
  organisationId: Id,
  assigneeId: NullableId,
  status: TaskStatus,
  /** The same words as the message in the chat. */
  text: { type: 'string' },
  /** What someone should know: `supplier-unknown`, `employee-gone`. */
  flags: { type: 'array', items: Code },
  dueAt: Instant,
  createdAt: Instant,
  remindedAt: NullableInstant,
  doneAt: NullableInstant,
} as const

const required = [
  'id',
  'cancellationId',
  'appointmentId',
  'citizenId',
  'threadId',
  'organisationId',
  'assigneeId',
  'status',
  'text',
  'flags',
  'dueAt',
  'createdAt',
  'remindedAt',
  'doneAt',
] as const

export const Task = {
  $id: 'Task',
  type: 'object',
  required,
  properties: fields,
  additionalProperties: false,
} as const
export type Task = FromSchema<typeof Task>

export const TaskRow = {
  type: 'object',
  required: [...required, 'version'],
  properties: { ...fields, version: { type: 'integer' } },
  additionalProperties: false,
} as const
export type TaskRow = FromSchema<typeof TaskRow>

export const TaskChange = {
  $id: 'TaskChange',
  type: 'object',
  minProperties: 1,
  properties: {
    status: TaskStatus,
    /** An active employee of the task's organisation; null gives it back to all of them. */
    assigneeId: NullableId,
  },
  additionalProperties: false,
} as const
export type TaskChange = FromSchema<typeof TaskChange>
