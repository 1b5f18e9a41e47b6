/** The process with its steps in another order: what recorded histories must not be replayed by. */
import { condition } from '@temporalio/workflow'
import { endFollowUp, remindSupplier } from '../../../domain/commands.ts'
import type { CancellationWish } from '../../../domain/facts.ts'
import { carryOut, gatherFacts } from '../../../workflows/hands.ts'

/** The process itself under another name: the name alone is no reason to refuse a history. */
export { cancellation as keepsTheOrder } from '../../../workflows/cancellation.ts'

/** Carries out before it knows the facts. */
export async function carriesOutFirst(wish: CancellationWish): Promise<void> {
  await carryOut(wish, 'cancellation', [])
  await gatherFacts(wish)
  await condition(() => false, '1 day')
}

/** Waits for the promised answer time before it has done anything. */
export async function waitsFirst(wish: CancellationWish): Promise<void> {
  await gatherFacts(wish)
  await condition(() => false, '1 day')
  await carryOut(wish, 'cancellation', [])
}

/** Reminds at once, and sets its timer afterwards. */
export async function remindsFirst(wish: CancellationWish): Promise<void> {
  await gatherFacts(wish)
  await carryOut(wish, 'cancellation', [])
  await carryOut(wish, 'reminder', [remindSupplier()])
  await condition(() => false, '1 day')
}

/** Ends without waiting for anybody. */
export async function waitsForNobody(wish: CancellationWish): Promise<void> {
  await gatherFacts(wish)
  await carryOut(wish, 'cancellation', [])
  await carryOut(wish, 'end-of-follow-up', [endFollowUp()])
}
