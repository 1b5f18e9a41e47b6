import { findReplyFacts, type ReplyFacts } from '../../db/models/reply-facts.ts'
import { permit } from '../../domain/policies.ts'
import { decideReplyFor, decideReplyPermission } from '../../domain/reply-permission.ts'
import { sayReplyPermission } from '../../domain/reply-words.ts'
import { ReplyPermission, ReplyPermissionChange } from '../../schemas/reply-permission.ts'
import { ReplyRequest } from '../../schemas/reply-request.ts'
import { acceptReplyPermission } from '../acceptance/reply-permission.ts'
import { acceptReplyRequest } from '../acceptance/reply-request.ts'
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
    const thread = await findReplyFacts(trx, params.id)
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
    const { actor, params, body, ifMatch, now, trx, afterCommit, deps } = asked
    const wanted = { actor, threadId: params.id, change: body, ifMatch, now }
    const { thread, doneTaskIds } = await acceptReplyPermission(trx, wanted)
    for (const id of doneTaskIds) {
      // not waited for: where this fails, the relay tells the process
      afterCommit(() => deps.engine.tellTaskDone({ kind: 'task', id }).catch(() => undefined))
    }
    return answer(thread, asked)
  },
})

export const requestReply = route({
  method: 'POST',
  path: '/v1/threads/{id}/reply-permission/request',
  summary: 'Ask to have this chat opened, once a day; a task comes of it',
  responses: { 201: ReplyRequest },
  may: 'ask to reply',
  handle: async ({ actor, params, now, once }) =>
    once(async (trx) => {
      const wanted = { actor, threadId: params.id, now }
      const { thread, requestedAt, promisedAnswerBy } = await acceptReplyRequest(trx, wanted)
      const { id: threadId, organisation } = thread
      const body = { threadId, requestedAt, promisedAnswerBy, with: organisation.name }
      return { status: 201, body, about: thread }
    }),
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
