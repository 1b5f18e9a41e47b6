import { type ReplyFacts, Thread } from '../../db/models/thread.ts'
import { permit } from '../../domain/policies.ts'
import { decideReplyFor, decideReplyPermission } from '../../domain/reply-permission.ts'
import { sayReplyPermission } from '../../domain/reply-words.ts'
import { ReplyPermission, ReplyPermissionChange } from '../../schemas/reply-permission.ts'
import { acceptReplyPermission } from '../acceptance/reply-permission.ts'
import type { Answer } from '../answer.ts'
import { type Asked, route } from '../route.ts'
import { etagOf } from '../versions.ts'

export const getReplyPermission = route({
  method: 'GET',
  path: '/v1/threads/{id}/reply-permission',
  summary: 'May I reply here, and why? Staff see what holds for the citizen',
  responses: { 200: ReplyPermission },
  reads: 'reply-permission',
  may: 'read thread',
  handle: async (asked) => {
    const { actor, params, now, trx } = asked
    const thread = await Thread.circumstances(trx, params.id)
    return answer(permit(actor, 'read thread', { thing: thread, now }), asked)
  },
})

export const putReplyPermission = route({
  method: 'PUT',
  path: '/v1/threads/{id}/reply-permission',
  summary: 'Open or close this chat for the citizen, with a reason',
  body: ReplyPermissionChange,
  responses: { 200: ReplyPermission },
  reads: 'reply-permission',
  may: 'open thread to reply',
  handle: async (asked) => {
    const { actor, params, body, ifMatch, now, trx } = asked
    const wanted = { actor, threadId: params.id, change: body, ifMatch, now }
    return answer(await acceptReplyPermission(trx, wanted), asked)
  },
})

function answer(
  thread: ReplyFacts,
  { actor, language, now, saw }: Pick<Asked, 'actor' | 'language' | 'now' | 'saw'>,
): Answer {
  saw(thread)
  const decision =
    actor.kind === 'employee'
      ? decideReplyPermission(thread, now)
      : decideReplyFor(actor, thread, now)
  return {
    body: sayReplyPermission(decision, language),
    headers: { ETag: etagOf(thread.replyVersion) },
  }
}
