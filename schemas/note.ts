import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, Text } from './scalars.ts'

/** What staff write for each other in a chat; the citizen's side never sees it. */
export const Note = {
  $id: 'Note',
  type: 'object',
  required: ['id', 'threadId', 'author', 'text', 'createdAt'],
  properties: {
    id: Id,
    threadId: Id,
    author: {
      type: 'object',
      required: ['name', 'organisation'],
      properties: { name: { type: 'string' }, organisation: { type: 'string' } },
      additionalProperties: false,
    },
    text: { type: 'string' },
    createdAt: Instant,
  },
  additionalProperties: false,
} as const
export type Note = FromSchema<typeof Note>

export const NoteRequest = {
  $id: 'NoteRequest',
  type: 'object',
  required: ['text'],
  properties: { text: Text },
  additionalProperties: false,
} as const
