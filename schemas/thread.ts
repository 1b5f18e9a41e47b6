import type { FromSchema } from 'json-schema-to-ts'
import { Message } from './message.ts'
import { Organisation } from './organisation.ts'
import { PageQuery } from './page.ts'
import { ReplyPermission } from './reply-permission.ts'
import { Id, Instant, NullableId, NullableInstant } from './scalars.ts'
import { whole } from './whole.ts'

export const ThreadStatus = { enum: ['open', 'closed'] } as const
export type ThreadStatus = FromSchema<typeof ThreadStatus>

export const Thread = {
  $id: 'Thread',
  type: 'object',
  required: [
    'id',
    'citizen',
    'organisation',
    'status',
    'openedAt',
    'closedAt',
    'messageCount',
    'lastMessage',
    'unreadCount',
    'replyPermission',
  ],
  properties: {
    id: Id,
    citizen: whole({ id: Id, name: { type: 'string' } }),
    organisation: Organisation,
    status: ThreadStatus,
    openedAt: Instant,
    closedAt: NullableInstant,
    messageCount: { type: 'integer' },
    lastMessage: { anyOf: [Message, { type: 'null' }] },
    /** Messages of the other side that I have not read. */
    unreadCount: { type: 'integer' },
    /** For staff only: messages of the citizen's side that nobody of the own team has read. */
    unreadByTeam: { type: 'integer' },
    /** For me, now. */
    replyPermission: ReplyPermission,
  },
  additionalProperties: false,
} as const
export type Thread = FromSchema<typeof Thread>

/** Each narrows the list further. */
export const ThreadListQuery = {
  citizenId: Id,
  organisationId: Id,
  status: ThreadStatus,
  /** The citizen's side has written what nobody of the own team has read. */
  unread: { type: 'boolean', const: true },
  ...PageQuery,
} as const

/** How far I have seen or read; to the last message where it is left out. */
export const MarkRequest = {
  $id: 'MarkRequest',
  type: 'object',
  properties: { upTo: { type: 'integer', minimum: 1, maximum: 2_147_483_647 } },
  additionalProperties: false,
} as const
export type MarkRequest = FromSchema<typeof MarkRequest>

export const ThreadRow = whole({
  id: Id,
  citizenId: Id,
  organisationId: Id,
  status: ThreadStatus,
  openedAt: Instant,
  /** The citizen or representative whose wish opened it; null where nobody's did. */
  openedBy: NullableId,
  closedAt: NullableInstant,
  lastMessageAt: Instant,
  messageCount: { type: 'integer' },
  /** The thread's own opening; null follows the organisation's setting. */
  replyOpen: { type: ['boolean', 'null'] },
  replyTo: { enum: ['organisation', 'employee', null] },
  replyEmployeeId: NullableId,
  replyUntil: NullableInstant,
  replyVersion: { type: 'integer' },
  version: { type: 'integer' },
})
export type ThreadRow = FromSchema<typeof ThreadRow>
