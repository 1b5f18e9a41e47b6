import { Cancellation as Row } from '../db/models/cancellation.ts'
import type { LockedForWithdrawal } from '../db/models/withdrawal.ts'
import type { Answer } from './answer.ts'
import type { Showing } from './idempotency.ts'
import type { Asked } from './route.ts'
import { showCancellation } from './running-process.ts'

type Asker = Pick<Asked, 'actor' | 'language' | 'now' | 'waitMs' | 'deps'>

/** A withdrawal on its way: told to the process, waited for, answered from Postgres. */
export function runWithdrawal(cancellationId: string, asked: Asker) {
  const { deps, waitMs } = asked
  let accepted = false

  async function tell(): Promise<boolean> {
    if (!accepted) return false
    try {
      await deps.engine.tellWithdrawal({ kind: 'cancellation', id: cancellationId })
      return true
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown'
      deps.log.warn({ cancellationId, name }, 'the relay will tell the process')
      return false
    }
  }

  async function show({ trx, saw }: Showing, status: number): Promise<Answer> {
    const row = await Row.find(trx, cancellationId)
    if (!row) throw new Error('Gone while it was shown')
    saw(row)
    return { status, body: showCancellation(row, asked) }
  }

  return {
    tell,
    /** As it stands when it was accepted and nothing has been undone. */
    async accepted(showing: Showing, about: LockedForWithdrawal): Promise<Answer> {
      accepted = true
      return { ...(await show(showing, 202)), about }
    },
    async ended(): Promise<boolean> {
      const heard = deps.listener.waitFor(`${cancellationId}/withdrawal`, waitMs)
      const told = await Promise.race([heard.then(() => true), tell()])
      return told && (await heard)
    },
    async shown(showing: Showing): Promise<Answer | undefined> {
      const answer = await show(showing, 200)
      const { status } = answer.body as { status: string }
      return status === 'withdrawn' || status === 'rejected' ? answer : undefined
    },
  }
}
