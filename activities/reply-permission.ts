import { findReplyFacts } from '../db/models/reply-facts.ts'
import { decideReplyPermission } from '../domain/reply-permission.ts'
import { type Hand, leaveStep } from './desk.ts'

/** Keeps the answer with its reason and the version of the setting that gave it. */
export const checkReplyPermission: Hand<'check-reply-permission'> = async (desk) => {
  const thread = desk.thread ?? (await findReplyFacts(desk.trx, desk.threadId))
  if (!thread) throw new Error(`Thread ${desk.threadId} is gone`)
  const { allowed, code } = decideReplyPermission(thread, new Date())
  desk.replyPermission = code
  leaveStep(desk, 'reply-permission-checked', {
    allowed,
    code,
    settingsVersion: thread.organisation.settingsVersion,
    replyVersion: thread.replyVersion,
  })
}
