import { Refusal } from './errors.ts'
import type { ReplyDecision } from './reply-permission.ts'
import { canBeOpened, explainReply } from './reply-words.ts'

/** Throws where there is nothing to ask for: one may reply already, or nobody here could open it. */
export function requireAskable(decision: ReplyDecision): void {
  const { allowed, code } = decision
  if (allowed) throw new Refusal('reply-already-permitted')
  if (canBeOpened.has(code)) return
  const refused = code === 'thread-closed' ? code : 'reply-not-permitted'
  throw new Refusal(refused, { detail: explainReply(decision) })
}

/** The words of the task and of the record (Danish). */
export function tellReplyRequest(signature: string): string {
  return `${signature} beder om at kunne svare i chatten.`
}
