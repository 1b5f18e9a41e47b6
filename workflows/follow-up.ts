import { condition, patched } from '@temporalio/workflow'
import { escalate, remindSupplier } from '../domain/commands.ts'
import type { WishRef } from '../domain/wish.ts'
import type { Endings } from './endings.ts'
import { carryOut } from './hands.ts'
import type { ProgressKeeper } from './progress.ts'

export interface Promised {
  organisationCode: string
  promisedAnswerBy: string
  escalatesAt: string
}

interface Following {
  promised: Promised
  endings: Endings
  progress: ProgressKeeper
}

/**
 * Until it is done or taken back. At the promised answer time the supplier is reminded; when that
 * does not help, the organisation's leader and the municipality's contact unit are told.
 */
export async function followUp(
  wish: WishRef,
  { promised, endings, progress }: Following,
): Promise<void> {
  const ended = () => endings.current() !== undefined
  const { organisationCode, promisedAnswerBy, escalatesAt } = promised

  progress.waitingFor('the task to be done')
  const inTime = await condition(ended, msUntil(promisedAnswerBy), {
    summary: `Promised answer time, ${organisationCode}`,
  })
  if (inTime) return

  await carryOut(wish, 'reminder', [remindSupplier()])
  progress.step('supplier-reminded', organisationCode)
  // processes that were reminded before there was an escalation wait without one
  if (patched('escalation')) {
    const atLast = await condition(ended, msUntil(escalatesAt), {
      summary: `Escalation, ${organisationCode}`,
    })
    if (atLast) return
    await carryOut(wish, 'escalation', [escalate()])
    progress.step('escalated', 'leader and contact unit')
  }
  await condition(ended)
}

/** Workflow time; at least one millisecond, as a timer needs. */
function msUntil(instant: string): number {
  return Math.max(1, new Date(instant).getTime() - Date.now())
}
