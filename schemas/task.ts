import type { FromSchema } from 'json-schema-to-ts'
import { Code, Id, Instant, NullableId, NullableInstant } from './scalars.ts'
import { TaskPresence } from './task-presence.ts'

/** `withdrawn` is set by the process alone: the citizen has taken the matter back. */
export const TaskStatus = { enum: ['open', 'in-progress', 'done', 'withdrawn'] } as const
export type TaskStatus = FromSchema<typeof TaskStatus>

/** What came of it. */
export const TaskOutcome = {
  enum: ['agreed', 'new-time', 'no-action', 'could-not-be-done'],
} as const
export type TaskOutcome = FromSchema<typeof TaskOutcome>

export const TaskKind = {
  enum: ['cancellation', 'booking-request', 'reply-request', 'escalation'],
} as const
export type TaskKind = FromSchema<typeof TaskKind>

const fields = {
  id: Id,
  kind: TaskKind,
  cancellationId: NullableId,
  bookingRequestId: NullableId,
  appointmentId: NullableId,
  citizenId: Id,
  threadId: Id,
  organisationId: Id,
  assigneeId: NullableId,
  status: TaskStatus,
  outcome: { enum: [...TaskOutcome.enum, null] },
  /** The same words as the message in the chat. */
  text: { type: 'string' },
  /** What someone should know: `supplier-unknown`, `employee-gone`, `late-cancellation`, … */
  flags: { type: 'array', items: Code },
  dueAt: Instant,
  /** The check window in which the team looks at it first, and when that begins. */
  checkWindow: { type: ['string', 'null'] },
  checkAt: NullableInstant,
  createdAt: Instant,
  remindedAt: NullableInstant,
  escalatedAt: NullableInstant,
  /** The task that waited too long, where this is an escalation. */
  followsTaskId: NullableId,
  doneAt: NullableInstant,
} as const

const required = [
  'id',
  'kind',
  'cancellationId',
  'bookingRequestId',
  'appointmentId',
  'citizenId',
  'threadId',
  'organisationId',
  'assigneeId',
  'status',
  'outcome',
  'text',
  'flags',
  'dueAt',
  'checkWindow',
  'checkAt',
  'createdAt',
  'remindedAt',
  'escalatedAt',
  'followsTaskId',
  'doneAt',
] as const

export const Task = {
  $id: 'Task',
  type: 'object',
  required: [...required, 'assigneeName', 'overdue', 'openBy'],
  properties: {
    ...fields,
    assigneeName: { type: ['string', 'null'] },
    /** Due, and neither done nor taken back. */
    overdue: { type: 'boolean' },
    /** Who else has it open now, the first one first. */
    openBy: { type: 'array', items: TaskPresence },
  },
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
    status: { enum: ['open', 'in-progress', 'done'] },
    /** With `done` only; `no-action` where left out. */
    outcome: TaskOutcome,
    /**
     * An active employee of the task's organisation; null gives an open task, or one that was begun,
     * back to all of them. Where nobody is named, whoever begins a task has it, and whoever
     * finishes one that nobody had.
     */
    assigneeId: NullableId,
  },
  additionalProperties: false,
} as const
export type TaskChange = FromSchema<typeof TaskChange>
