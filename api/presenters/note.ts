import type { SeenNote } from '../../db/models/note.ts'
import type { Note } from '../../schemas/note.ts'

export function presentNote(row: SeenNote): Note {
  const { id, threadId, text, createdAt, authorName: name, organisationName: organisation } = row
  return { id, threadId, author: { name, organisation }, text, createdAt }
}
