import type { FromSchema } from 'json-schema-to-ts'
import { ReplyPermission } from './reply-permission.ts'
import { Code, Id, Instant, NullableId, NullableInstant, Text } from './scalars.ts'
import { whole } from './whole.ts'

/** What is to happen where a visit is cancelled late: nobody is sent, or someone calls. */
export const LateAnswer = { enum: ['do-not-send', 'call-me'] } as const
export type LateAnswer = FromSchema<typeof LateAnswer>

export const CancellationRequest = {
  $id: 'CancellationRequest',
  type: 'object',
  required: ['reasonCode'],
  properties: { reasonCode: Code, text: Text, lateAnswer: LateAnswer },
  additionalProperties: false,
} as const
export type CancellationRequest = FromSchema<typeof CancellationRequest>

export const CancellationStatus = {
  enum: ['accepted', 'completed', 'rejected', 'withdrawn'],
} as const
export type CancellationStatus = FromSchema<typeof CancellationStatus>

/** The six steps of the process, in the order in which they happen. */
export const StepName = {
  enum: [
    'reason-validated',
    'supplier-resolved',
    'task-created',
    'chat-delivered',
    'reply-permission-checked',
    'record-written',
  ],
} as const
export type StepName = FromSchema<typeof StepName>

export const Cancellation = {
  $id: 'Cancellation',
  type: 'object',
  required: [
    'id',
    'appointmentId',
    'citizenId',
    'reasonCode',
    'text',
    'status',
    'rejectionCode',
    'acceptedAt',
    'completedAt',
    'steps',
    'taskId',
    'threadId',
    'messageId',
    'recordEntryId',
    'organisationId',
    'replyPermission',
    'promisedAnswerBy',
  ],
  properties: {
    id: Id,
    appointmentId: Id,
    citizenId: Id,
    reasonCode: Code,
    text: { type: ['string', 'null'] },
    status: CancellationStatus,
    /** Why it was rejected, where it was. */
    rejectionCode: { type: ['string', 'null'] },
    acceptedAt: Instant,
    completedAt: NullableInstant,
    steps: {
      type: 'array',
      items: whole({ name: StepName, at: Instant }),
    },
    taskId: NullableId,
    threadId: NullableId,
    messageId: NullableId,
    recordEntryId: NullableId,
    /** Who has it now. */
    organisationId: NullableId,
    /** Null until the process has checked it. */
    replyPermission: { anyOf: [ReplyPermission, { type: 'null' }] },
    promisedAnswerBy: NullableInstant,
    // what follows is not in answers that were kept for a retry before there was such a thing
    /** It came so near the visit that someone may have been on the way. */
    late: { type: 'boolean' },
    lateAnswer: { enum: [...LateAnswer.enum, null] },
    /** Undo is possible until then, as long as the supplier has not begun; null where it no longer is. */
    withdrawableUntil: NullableInstant,
    /** Null where it was not taken back. */
    withdrawal: {
      anyOf: [
        whole({
          acceptedAt: Instant,
          completedAt: NullableInstant,
          by: { type: 'string' },
          /** Whether the visit is booked again; null until the process has tried. */
          appointmentRestored: { type: ['boolean', 'null'] },
        }),
        { type: 'null' },
      ],
    },
    /** For staff only: what someone should know, for example `supplier-unknown`. */
    flags: { type: 'array', items: Code },
  },
  additionalProperties: false,
} as const
export type Cancellation = FromSchema<typeof Cancellation>

export const CancellationRow = whole({
  id: Id,
  appointmentId: Id,
  citizenId: Id,
  /** The citizen or the representative who wished it. */
  actorId: Id,
  /** Who wished it, as it is shown: "Rita Holm på vegne af Anna Jensen". */
  signature: { type: 'string' },
  reasonCode: Code,
  text: { type: ['string', 'null'] },
  status: CancellationStatus,
  rejectionCode: { type: ['string', 'null'] },
  /** When the visit was to be, as the citizen saw it. */
  appointmentStartsAt: Instant,
  acceptedAt: Instant,
  completedAt: NullableInstant,
  /** The process has nothing left to wait for. */
  followedUpAt: NullableInstant,
  organisationId: NullableId,
  taskId: NullableId,
  threadId: NullableId,
  messageId: NullableId,
  recordEntryId: NullableId,
  promisedAnswerBy: NullableInstant,
  relayedAt: NullableInstant,
  late: { type: 'boolean' },
  lateAnswer: { enum: [...LateAnswer.enum, null] },
  withdrawnAt: NullableInstant,
  appointmentRestored: { type: ['boolean', 'null'] },
})
export type CancellationRow = FromSchema<typeof CancellationRow>
