import { allHandlersFinished, condition } from '@temporalio/workflow'
import {
  checkReplyPermission,
  completeReceipt,
  completeWithdrawal,
  createTask,
  endFollowUp,
  noteDecision,
  notePromise,
  openOrAppendChat,
  rejectCancellation,
  restoreAppointment,
  tellWithdrawal,
  withdrawTask,
  writeRecordEntry,
} from '../domain/commands.ts'
import type { CancellationWish } from '../domain/facts.ts'
import { flagLate } from '../domain/late-cancellation.ts'
import { inTimeOf, type Promised } from '../domain/promise.ts'
import { validateReason } from '../domain/reason.ts'
import { resolveSupplier } from '../domain/supplier.ts'
import type { WishRef } from '../domain/wish.ts'
import { listenForEndings } from './endings.ts'
import { followUp } from './follow-up.ts'
import { carryOut, gatherFacts } from './hands.ts'
import { type ProgressKeeper, trackProgress } from './progress.ts'

/**
 * A citizen's wish to cancel a visit, from the moment it was accepted until nobody has anything
 * left to do about it: gather the facts, decide, carry out, follow up.
 */
export async function cancellation(wish: CancellationWish): Promise<void> {
  const progress = trackProgress()
  const endings = listenForEndings()
  const ref: WishRef = { kind: 'cancellation', id: wish.cancellationId }

  const promised = await cancel(wish, ref, progress)
  if (promised) progress.waitingFor('the task to be done')
  if (promised) await followUp(ref, { promised, ended: endings.have, progress })
  else endings.rejected()

  if (endings.current() === 'withdrawn') endings.undone(await undo(ref, progress))
  else if (promised) await carryOut(ref, 'end-of-follow-up', [endFollowUp()])
  progress.waitingFor('nothing')
  await condition(allHandlersFinished)
}

/** Who has it now, and what was promised; undefined where the wish was rejected. */
async function cancel(
  wish: CancellationWish,
  ref: WishRef,
  progress: ProgressKeeper,
): Promise<Promised | undefined> {
  const facts = await gatherFacts(wish)

  const reason = validateReason(facts)
  if (!reason.allowed) {
    const outcome = await carryOut(ref, 'rejection', [
      noteDecision('reason-validated', reason, new Date()),
      rejectCancellation(reason.code),
    ])
    if (outcome.factsChanged) return cancel(wish, ref, progress)
    progress.step('reason-validated', `rejected: ${reason.code}`)
    progress.status('rejected')
    return undefined
  }
  progress.step('reason-validated', facts.reasonCode)

  const supplier = inTimeOf(wish.timing, flagLate(resolveSupplier(facts), facts), new Date())
  progress.step('supplier-resolved', [supplier.organisationCode, ...supplier.flags].join(', '))

  const outcome = await carryOut(ref, 'cancellation', [
    noteDecision('reason-validated', reason, new Date()),
    noteDecision('supplier-resolved', supplier, new Date()),
    notePromise(supplier),
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
  if (outcome.factsChanged) return cancel(wish, ref, progress)

  progress.step('task-created', `task ${outcome.taskId}`)
  progress.step('chat-delivered', `thread ${outcome.threadId}`)
  progress.step('reply-permission-checked', outcome.replyPermission ?? 'not checked')
  progress.step('record-written', `entry ${outcome.recordEntryId}`)
  progress.status('completed', supplier.organisationCode)
  return outcome.promised ?? supplier
}

/** The citizen has changed their mind: what can be undone is undone, and everybody is told. */
async function undo(ref: WishRef, progress: ProgressKeeper) {
  const outcome = await carryOut(ref, 'withdrawal', [
    withdrawTask(),
    restoreAppointment(),
    tellWithdrawal(),
    completeWithdrawal(),
  ])
  const appointmentRestored = outcome.appointmentRestored ?? false
  progress.step('withdrawn', appointmentRestored ? 'visit booked again' : 'visit not booked again')
  progress.status('withdrawn')
  return { appointmentRestored }
}
