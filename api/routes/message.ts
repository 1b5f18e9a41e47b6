import { Message as Row } from '../../db/models/message.ts'
import { Thread } from '../../db/models/thread.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { Message, MessageRequest } from '../../schemas/message.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { acceptMessage } from '../acceptance/message.ts'
import { numberOf, pageOf } from '../paging.ts'
import { presentMessage } from '../presenters/message.ts'
import { route } from '../route.ts'

export const listMessages = route({
  method: 'GET',
  path: '/v1/threads/{id}/messages',
  summary: 'The messages of a chat, in the order in which they were stored',
  query: PageQuery,
  responses: { 200: pageSchema(Message) },
  reads: 'message',
  may: 'read thread',
  handle: async ({ actor, params, query, now, trx, saw }) => {
    const thread = await Thread.circumstances(trx, params.id)
    saw(permit(actor, 'read thread', { thing: thread, now }))
    const { limit } = query
    const after = numberOf(query.cursor)
    const rows = await Row.list(trx, { threadId: params.id, after, limit: limit + 1 })
    return {
      body: pageOf(rows, limit, { present: presentMessage, place: (row) => [`${row.number}`, ''] }),
    }
  },
})

export const postMessage = route({
  method: 'POST',
  path: '/v1/threads/{id}/messages',
  summary: 'Write in a chat',
  body: MessageRequest,
  responses: { 201: Message },
  may: 'write thread',
  handle: async ({ actor, params, body, now, once }) =>
    once(async (trx) => {
      const reply = { actor, threadId: params.id, text: body.text, now }
      const { id, thread: about } = await acceptMessage(trx, reply)
      const message = await Row.find(trx, id)
      if (!message) throw new Refusal('internal')
      return { status: 201, body: presentMessage(message), about }
    }),
})
