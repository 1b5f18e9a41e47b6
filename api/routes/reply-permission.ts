import { type LockedThread, Thread } from '../../db/models/thread.ts'
import { permit } from '../../domain/policies.ts'
import {
  decideReplyFor,
  decideReplyPermission,
  sayReplyPermission,
} from '../../domain/reply-permission.ts'
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
  may: 'read thread',
  handle: async (asked) => {
    const thread = await Thread.circumstances(asked.deps.db, asked.params.id)
    return answer(permit(asked.actor, 'read thread', { thing: thread, now: asked.now }), asked)
  },
})

export const putReplyPermission = route({
  method: 'PUT',
  path: '/v1/threads/{id}/reply-permission',
  summary: 'Open or close this chat for the citizen, with a reason',
  body: ReplyPermissionChange,
  responses: { 200: ReplyPermission },
  may: 'open thread to reply',
  handle: async (asked) => {
    const { actor, params, body, ifMatch, now, deps } = asked
    const wanted = { actor, threadId: params.id, change: body, ifMatch, now }
    return answer(await deps.db.transaction((trx) => acceptReplyPermission(trx, wanted)), asked)
  },
})

function answer(
  thread: LockedThread,
  { actor, language, now }: Pick<Asked, 'actor' | 'language' | 'now'>,
): Answer {
  const decision =
    actor.kind === 'employee'
      ? decideReplyPermission(thread, now)
      : decideReplyFor(actor, thread, now)
  return {
    body: sayReplyPermission(decision, language),
    headers: { ETag: etagOf(thread.replyVersion) },
  }
}
