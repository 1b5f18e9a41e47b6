import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, NullableId } from './scalars.ts'

export const RecordEntryKind = {
  enum: [
    'cancellation',
    'cancellation-rejected',
    'message',
    'message-wrongly-created',
    'note',
    'reply-permission',
    'reply-request',
    'task',
    'reminder',
    'escalation',
    'withdrawal',
    'booking-request',
    'booking-offer',
    'booking',
    'thread-closed',
    'same-wish',
    'break-glass',
    'disclosure',
  ],
} as const
export type RecordEntryKind = FromSchema<typeof RecordEntryKind>

/** What is internal the citizen's side never sees. */
export const RecordEntryClass = { enum: ['dialogue', 'internal'] } as const
export type RecordEntryClass = FromSchema<typeof RecordEntryClass>

const fields = {
  id: Id,
  citizenId: Id,
  kind: RecordEntryKind,
  class: RecordEntryClass,
  at: Instant,
  /** Whoever did it; null where the system did. */
  actorId: NullableId,
  organisationId: NullableId,
  appointmentId: NullableId,
  cancellationId: NullableId,
  bookingRequestId: NullableId,
  taskId: NullableId,
  threadId: NullableId,
  messageId: NullableId,
  /** What happened, in the words of the record (Danish). */
  text: { type: 'string' },
  /** Codes that later explain the decision. */
  details: { type: 'object', additionalProperties: true },
} as const

const required = [
  'id',
  'citizenId',
  'kind',
  'class',
  'at',
  'actorId',
  'organisationId',
  'appointmentId',
  'cancellationId',
  'bookingRequestId',
  'taskId',
  'threadId',
  'messageId',
  'text',
  'details',
] as const

/** One line of the citizen's record; what aktindsigt is made of. */
export const RecordEntry = {
  $id: 'RecordEntry',
  type: 'object',
  required,
  properties: fields,
  additionalProperties: false,
} as const
export type RecordEntry = FromSchema<typeof RecordEntry>

export const RecordEntryRow = {
  type: 'object',
  required: [...required, 'position'],
  properties: { ...fields, position: { type: 'string' } },
  additionalProperties: false,
} as const
export type RecordEntryRow = FromSchema<typeof RecordEntryRow>
