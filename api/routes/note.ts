import { listNotes as list } from '../../db/models/note.ts'
import { findReplyFacts } from '../../db/models/reply-facts.ts'
import { permit } from '../../domain/policies.ts'
import { Note, NoteRequest } from '../../schemas/note.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { acceptNote } from '../acceptance/note.ts'
import { numberOf } from '../cursor.ts'
import { pageOf } from '../paging.ts'
import { presentNote } from '../presenters/note.ts'
import { route } from '../route.ts'

export const listNotes = route({
  method: 'GET',
  path: '/v1/threads/{id}/notes',
  summary: 'What staff have noted for each other in a chat, oldest first',
  query: PageQuery,
  responses: { 200: pageSchema(Note) },
  reads: 'note',
  may: 'read note',
  handle: async ({ actor, params, query, now, trx, saw }) => {
    const found = await findReplyFacts(trx, params.id)
    const thread = permit(actor, 'read note', { thing: found, now })
    saw(thread)
    const { limit } = query
    const { citizenId, id: threadId } = thread
    const after = numberOf(query.cursor)
    const rows = await list(trx, { citizenId, threadId, after, limit: limit + 1 })
    return {
      body: pageOf(rows, limit, { present: presentNote, place: (row) => [row.position, ''] }),
    }
  },
})

export const postNote = route({
  method: 'POST',
  path: '/v1/threads/{id}/notes',
  summary: 'Note something for colleagues; the citizen does not see it',
  body: NoteRequest,
  responses: { 201: Note },
  may: 'write note',
  handle: async ({ actor, params, body, now, once }) =>
    once(async (trx) => {
      const wanted = { actor, threadId: params.id, text: body.text, now }
      const { note, thread: about } = await acceptNote(trx, wanted)
      return { status: 201, body: presentNote(note), about }
    }),
})
