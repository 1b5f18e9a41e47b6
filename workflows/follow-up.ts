import { condition, setHandler } from '@temporalio/workflow'
import { endFollowUp, remindSupplier } from '../domain/commands.ts'
import type { CancellationWish } from '../domain/facts.ts'
import type { SupplierDecision } from '../domain/supplier.ts'
import { taskDone } from './contract.ts'
import { carryOut } from './hands.ts'
import type { ProgressKeeper } from './progress.ts'

/**
 * Until it is done, or someone must be reminded. Here is the place of what else may end the
 * waiting: the citizen's withdrawal is one more handler that ends `condition`, and the escalation
 * is one more wait between the reminder and the last one.
 */
export async function followUp(
  wish: CancellationWish,
  supplier: SupplierDecision,
  progress: ProgressKeeper,
): Promise<void> {
  let done = false
  setHandler(taskDone, () => {
    done = true
  })

  progress.waitingFor('the task to be done')
  const inTime = await condition(() => done, msUntil(supplier.promisedAnswerBy), {
    summary: `Promised answer time, ${supplier.organisationCode}`,
  })
  if (!inTime) {
    await carryOut(wish, 'reminder', [remindSupplier()])
    await condition(() => done)
  }

  await carryOut(wish, 'end-of-follow-up', [endFollowUp()])
  progress.waitingFor('nothing')
}

/** Workflow time; at least one millisecond, as a timer needs. */
function msUntil(instant: string): number {
  return Math.max(1, new Date(instant).getTime() - Date.now())
}
