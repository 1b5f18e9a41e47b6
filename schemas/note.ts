import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, Text } from './scalars.ts'
import { whole } from './whole.ts'

/** What staff write for each other in a chat; the citizen's side never sees it. */
export const Note = {
  $id: 'Note',
  ...whole({
    id: Id,
    threadId: Id,
    author: whole({ name: { type: 'string' }, organisation: { type: 'string' } }),
    text: { type: 'string' },
    createdAt: Instant,
  }),
} as const
export type Note = FromSchema<typeof Note>

export const NoteRequest = {
  $id: 'NoteRequest',
  ...whole({ text: Text }),
} as const
