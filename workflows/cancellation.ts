import {
  checkReplyPermission,
  completeReceipt,
  createTask,
  noteDecision,
  openOrAppendChat,
  rejectCancellation,
  writeRecordEntry,
} from '../domain/commands.ts'
import type { CancellationWish } from '../domain/facts.ts'
import { type ReasonDecision, validateReason } from '../domain/reason.ts'
import { resolveSupplier } from '../domain/supplier.ts'
import { followUp } from './follow-up.ts'
import { carryOut, gatherFacts } from './hands.ts'
import { type ProgressKeeper, trackProgress } from './progress.ts'

/**
 * A citizen's wish to cancel a visit, from the moment it was accepted until nobody has anything
 * left to do about it: gather the facts, decide, carry out, follow up.
 */
export async function cancellation(wish: CancellationWish): Promise<void> {
  const progress = trackProgress()
  const facts = await gatherFacts(wish)

  const reason = validateReason(facts)
  if (!reason.allowed) return reject(wish, reason, progress)
  progress.step('reason-validated', facts.reasonCode)

  const supplier = resolveSupplier(facts)
  progress.step('supplier-resolved', [supplier.organisationCode, ...supplier.flags].join(', '))

  const outcome = await carryOut(wish, 'cancellation', [
    noteDecision('reason-validated', reason, new Date()),
    noteDecision('supplier-resolved', supplier, new Date()),
    createTask(supplier),
    openOrAppendChat(supplier),
    checkReplyPermission(supplier),
    writeRecordEntry(supplier, {
      reasonCode: facts.reasonCode,
      settingsVersion: supplier.settingsVersion,
    }),
    completeReceipt(supplier),
  ])
  // the appointment was changed by others while we decided: what was decided no longer holds
  if (outcome.factsChanged) return cancellation(wish)

  progress.step('task-created', `task ${outcome.taskId}`)
  progress.step('chat-delivered', `thread ${outcome.threadId}`)
  progress.step('reply-permission-checked', outcome.replyPermission ?? 'not checked')
  progress.step('record-written', `entry ${outcome.recordEntryId}`)
  progress.status('completed', supplier.organisationCode)

  await followUp(wish, supplier, progress)
}

/** Nothing is cancelled; the record says so, and why. */
async function reject(
  wish: CancellationWish,
  reason: Extract<ReasonDecision, { allowed: false }>,
  progress: ProgressKeeper,
): Promise<void> {
  progress.step('reason-validated', `rejected: ${reason.code}`)
  await carryOut(wish, 'rejection', [
    noteDecision('reason-validated', reason, new Date()),
    rejectCancellation(reason.code),
  ])
  progress.status('rejected')
  progress.waitingFor('nothing')
}
