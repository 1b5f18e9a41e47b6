import { Cancellation as Row } from '../db/models/cancellation.ts'
import type { LockedForWithdrawal } from '../db/models/withdrawal.ts'
import type { Answer } from './answer.ts'
import type { Showing } from './idempotency.ts'
import type { Asked } from './route.ts'
import { heardOf, told } from './running.ts'
import { showCancellation } from './running-process.ts'

type Asker = Pick<Asked, 'actor' | 'language' | 'now' | 'waitMs' | 'deps'>

/** A withdrawal on its way: told to the process, waited for, answered from Postgres. */
export function runWithdrawal(cancellationId: string, asked: Asker) {
  const { deps, waitMs } = asked
  let accepted = false

  async function tell(): Promise<boolean> {
    const wish = { kind: 'cancellation' as const, id: cancellationId }
    return accepted && told(deps, { cancellationId }, () => deps.engine.tellWithdrawal(wish))
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
    ended: () => heardOf(deps, { waited: `${cancellationId}/withdrawal`, waitMs }, tell),
    async shown(showing: Showing): Promise<Answer | undefined> {
      const answer = await show(showing, 200)
      const { status } = answer.body as { status: string }
      return status === 'withdrawn' || status === 'rejected' ? answer : undefined
    },
  }
}
