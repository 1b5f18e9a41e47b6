import { MarkRequest } from '../../schemas/thread.ts'
import { acceptMark } from '../acceptance/thread.ts'
import { route } from '../route.ts'

const marking = {
  method: 'POST',
  body: MarkRequest,
  bodyOptional: true,
  responses: { 204: null },
  may: 'mark thread read',
} as const

export const markShown = route({
  ...marking,
  path: '/v1/threads/{id}/shown',
  summary: 'These messages were shown to me: up to a number, or all there are now',
  handle: async ({ actor, params, body, now, once }) =>
    once(async (trx) => {
      const where = { threadId: params.id, upTo: body?.upTo }
      await acceptMark(trx, { actor, ...where, kind: 'shown', now })
      return { status: 204 }
    }),
})

export const markRead = route({
  ...marking,
  path: '/v1/threads/{id}/read',
  summary: 'I have read these messages: up to a number, or all there are now',
  handle: async ({ actor, params, body, now, once }) =>
    once(async (trx) => {
      const where = { threadId: params.id, upTo: body?.upTo }
      await acceptMark(trx, { actor, ...where, kind: 'read', now })
      return { status: 204 }
    }),
})
