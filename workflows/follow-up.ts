import { condition, patched } from '@temporalio/workflow'
import { escalate, remindSupplier } from '../domain/commands.ts'
import type { Promised } from '../domain/promise.ts'
import type { WishRef } from '../domain/wish.ts'
import { carryOut } from './hands.ts'
import type { ProgressKeeper } from './progress.ts'
import { msUntil } from './until.ts'

interface Following {
  promised: Promised
  /** Whether anybody has ended the waiting. */
  ended: () => boolean
  progress: ProgressKeeper
  /** Where it is not the first time that it is waited for: each list is carried out once. */
  round?: number
}

/**
 * Until it is done or taken back. At the promised answer time the supplier is reminded; when that
 * does not help, the organisation's leader and the municipality's contact unit are told.
 */
export async function followUp(
  wish: WishRef,
  { promised, ended, progress, round = 1 }: Following,
): Promise<void> {
  const { organisationCode, promisedAnswerBy, escalatesAt } = promised
  const inTime = await condition(ended, msUntil(promisedAnswerBy), {
    summary: `Promised answer time, ${organisationCode}`,
  })
  if (inTime) return

  const more = round === 1 ? ('' as const) : (`-${round}` as const)
  await carryOut(wish, `reminder${more}`, [remindSupplier()])
  progress.step('supplier-reminded', organisationCode)
  // processes that were reminded before there was an escalation wait without one
  if (patched('escalation')) {
    const atLast = await condition(ended, msUntil(escalatesAt), {
      summary: `Escalation, ${organisationCode}`,
    })
    if (atLast) return
    await carryOut(wish, `escalation${more}`, [escalate()])
    progress.step('escalated', 'leader and contact unit')
  }
  await condition(ended)
}
