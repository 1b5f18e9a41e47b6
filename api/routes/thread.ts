import { Message } from '../../db/models/message.ts'
import { marksOf } from '../../db/models/message-mark.ts'
import { Thread as Row } from '../../db/models/thread.ts'
import { permit } from '../../domain/policies.ts'
import { pageOf as pageSchema } from '../../schemas/page.ts'
import { Thread, ThreadListQuery } from '../../schemas/thread.ts'
import { acceptClosing } from '../acceptance/thread.ts'
import { pageOf } from '../paging.ts'
import { presentThread } from '../presenters/thread.ts'
import { readerOf } from '../reader.ts'
import { route } from '../route.ts'
import { narrowed } from '../visible.ts'

export const listThreads = route({
  method: 'GET',
  path: '/v1/threads',
  summary: 'Chats, the latest first',
  query: ThreadListQuery,
  responses: { 200: pageSchema(Thread) },
  reads: 'thread',
  may: 'read thread',
  handle: async (asked) => {
    const { actor, query, trx, saw } = asked
    const { limit } = query
    const reader = readerOf(actor)
    const unread = query.unread ?? false
    const rows = await Row.list(trx, { ...(await narrowed(asked, query)), unread, reader })
    const lastIds = rows.flatMap(({ lastMessageId }) => lastMessageId ?? [])
    const messages = await Message.findAll(trx, lastIds)
    const last = new Map(messages.map((one) => [one.threadId, one]))
    const marks = await marksOf(trx, messages)
    saw(...rows.slice(0, limit))
    const page = pageOf(rows, limit, {
      present: (row) => presentThread(row, last.get(row.id), { ...asked, marks }),
      place: (row) => [row.lastMessageAt, row.id],
    })
    return { body: page }
  },
})

export const getThread = route({
  method: 'GET',
  path: '/v1/threads/{id}',
  summary: 'One chat, with my reply permission and unread count',
  responses: { 200: Thread },
  reads: 'thread',
  may: 'read thread',
  handle: async (asked) => {
    const { actor, params, now, trx, saw } = asked
    const row = await Row.find(trx, params.id, readerOf(actor))
    const thread = permit(actor, 'read thread', { thing: row, now })
    const { lastMessageId } = thread
    const last = lastMessageId ? await Message.find(trx, lastMessageId) : undefined
    const marks = await marksOf(trx, last ? [last] : [])
    saw(thread)
    return { body: presentThread(thread, last, { ...asked, marks }) }
  },
})

export const closeThread = route({
  method: 'POST',
  path: '/v1/threads/{id}/close',
  summary: 'End a chat; the next matter opens a new one',
  responses: { 204: null },
  may: 'close thread',
  handle: async ({ actor, params, now, once }) =>
    once(async (trx) => {
      await acceptClosing(trx, { actor, threadId: params.id, now })
      return { status: 204 }
    }),
})
