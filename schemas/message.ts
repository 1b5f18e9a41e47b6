import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, NullableId, NullableInstant, Reason, Text } from './scalars.ts'
import { whole } from './whole.ts'

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
    // not in answers that were kept for a retry before there was such a thing
    /** The citizen for whom a representative writes. */
    onBehalfOf: {
      anyOf: [whole({ id: Id, name: { type: 'string' } }), { type: 'null' }],
    },
  },
  additionalProperties: false,
} as const
export type Author = FromSchema<typeof Author>

/** Someone of the other side who saw a message: to the citizen's side a team, to staff a person. */
export const SeenBy = {
  $id: 'SeenBy',
  ...whole({
    kind: { enum: ['citizen', 'representative', 'employee'] },
    /** Null for a team. */
    name: { type: ['string', 'null'] },
    organisation: { type: ['string', 'null'] },
    shownAt: Instant,
    readAt: NullableInstant,
    /** The same in the reader's language: "set af Hjemmepleje Nord kl. 14.05". */
    text: { type: 'string' },
  }),
} as const
export type SeenBy = FromSchema<typeof SeenBy>

/** That it should not have been written; by whom and why only its author's side is told. */
export const WronglyCreated = {
  $id: 'WronglyCreated',
  type: 'object',
  required: ['at'],
  properties: { at: Instant, by: { type: 'string' }, reason: { type: 'string' } },
  additionalProperties: false,
} as const
export type WronglyCreated = FromSchema<typeof WronglyCreated>

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
    // what follows is not in answers that were kept for a retry before there was such a thing
    /** Of the other side, the first first. */
    seenBy: { type: 'array', items: SeenBy },
    /** Where it was: `text` then says so to everyone but its author's side. */
    wronglyCreated: { anyOf: [WronglyCreated, { type: 'null' }] },
  },
  additionalProperties: false,
} as const
export type Message = FromSchema<typeof Message>

export const MessageRequest = {
  $id: 'MessageRequest',
  ...whole({ text: Text }),
} as const
export type MessageRequest = FromSchema<typeof MessageRequest>

export const WronglyCreatedRequest = {
  $id: 'WronglyCreatedRequest',
  ...whole({ reason: Reason }),
} as const

export const MessageRow = whole({
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
})
export type MessageRow = FromSchema<typeof MessageRow>
