import type { Database } from '../../db/database.ts'
import { Message as Row } from '../../db/models/message.ts'
import { marksOf } from '../../db/models/message-mark.ts'
import { findReplyFacts } from '../../db/models/reply-facts.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { Message, MessageRequest, WronglyCreatedRequest } from '../../schemas/message.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { acceptMessage } from '../acceptance/message.ts'
import { acceptWronglyCreated } from '../acceptance/wrongly-created.ts'
import { numberOf } from '../cursor.ts'
import { pageOf } from '../paging.ts'
import { type MessageReader, presentMessage } from '../presenters/message.ts'
import { route } from '../route.ts'

export const listMessages = route({
  method: 'GET',
  path: '/v1/threads/{id}/messages',
  summary:
    'The messages of a chat, the first first; with `before` a number, the last ones before it',
  query: { ...PageQuery, before: { type: 'integer', minimum: 1, maximum: 2_147_483_647 } },
  responses: { 200: pageSchema(Message) },
  reads: 'message',
  may: 'read thread',
  handle: async (asked) => {
    const { actor, params, query, now, trx, saw } = asked
    const thread = await findReplyFacts(trx, params.id)
    saw(permit(actor, 'read thread', { thing: thread, now }))
    const { limit } = query
    const { before } = query
    const threadId = params.id
    const rows = before
      ? await Row.last(trx, { threadId, before, limit })
      : await Row.list(trx, { threadId, after: numberOf(query.cursor), limit: limit + 1 })
    const marks = await marksOf(trx, rows)
    const page = pageOf(rows, limit, {
      present: (row) => presentMessage(row, { ...asked, marks }),
      place: (row) => [`${row.number}`, ''],
    })
    return { body: page }
  },
})

export const postMessage = route({
  method: 'POST',
  path: '/v1/threads/{id}/messages',
  summary: 'Write in a chat',
  body: MessageRequest,
  responses: { 201: Message },
  may: 'write thread',
  handle: async (asked) =>
    asked.once(async (trx) => {
      const { actor, params, body, now } = asked
      const reply = { actor, threadId: params.id, text: body.text, now }
      const { id, thread: about } = await acceptMessage(trx, reply)
      // nobody can have seen it yet
      return { status: 201, body: await show(trx, id, { ...asked, marks: [] }), about }
    }),
})

export const markWronglyCreated = route({
  method: 'POST',
  path: '/v1/messages/{id}/wrongly-created',
  summary: 'Say that a message should not have been written; others no longer see its text',
  body: WronglyCreatedRequest,
  responses: { 200: Message },
  reads: 'message',
  may: 'mark message wrong',
  handle: async (asked) =>
    asked.once(async (trx) => {
      const { actor, params, body, now, saw } = asked
      const wrong = { actor, messageId: params.id, reason: body.reason, now }
      const about = await acceptWronglyCreated(trx, wrong)
      saw(about)
      const marks = await marksOf(trx, [about])
      return { body: await show(trx, about.messageId, { ...asked, marks }), about }
    }),
})

async function show(trx: Database, id: string, reader: MessageReader): Promise<Message> {
  const message = await Row.find(trx, id)
  if (!message) throw new Refusal('internal')
  return presentMessage(message, reader)
}
