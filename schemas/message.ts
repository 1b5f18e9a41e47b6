import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, NullableId, NullableInstant, Text } from './scalars.ts'

export const AuthorKind = { enum: ['citizen', 'representative', 'employee', 'system'] } as const
export type AuthorKind = FromSchema<typeof AuthorKind>

export const Author = {
  $id: 'Author',
  type: 'object',
  required: ['kind', 'name', 'organisation'],
  properties: {
    kind: AuthorKind,
    /** A representative: "Rita Holm på vegne af Anna Jensen". */
    name: { type: 'string' },
    organisation: { type: ['string', 'null'] },
  },
  additionalProperties: false,
} as const
export type Author = FromSchema<typeof Author>

export const Message = {
  $id: 'Message',
  type: 'object',
  required: ['id', 'threadId', 'number', 'author', 'text', 'createdAt', 'readAt', 'cancellationId'],
  properties: {
    id: Id,
    threadId: Id,
    /** 1, 2, 3 … in the thread, the same order for everyone. */
    number: { type: 'integer' },
    author: Author,
    text: { type: 'string' },
    createdAt: Instant,
    /** When the other side first read it. */
    readAt: NullableInstant,
    /** The cancellation that it tells of. */
    cancellationId: NullableId,
  },
  additionalProperties: false,
} as const
export type Message = FromSchema<typeof Message>

export const MessageRequest = {
  $id: 'MessageRequest',
  type: 'object',
  required: ['text'],
  properties: { text: Text },
  additionalProperties: false,
} as const
export type MessageRequest = FromSchema<typeof MessageRequest>

export const MessageRow = {
  type: 'object',
  required: [
    'id',
    'threadId',
    'citizenId',
    'number',
    'authorKind',
    'authorId',
    'authorName',
    'authorOrganisationId',
    'text',
    'createdAt',
    'cancellationId',
  ],
  properties: {
    id: Id,
    threadId: Id,
    citizenId: Id,
    number: { type: 'integer' },
    authorKind: AuthorKind,
    authorId: NullableId,
    /** As a citizen or representative signed; null for staff. */
    authorName: { type: ['string', 'null'] },
    authorOrganisationId: NullableId,
    text: { type: 'string' },
    createdAt: Instant,
    cancellationId: NullableId,
  },
  additionalProperties: false,
} as const
export type MessageRow = FromSchema<typeof MessageRow>
