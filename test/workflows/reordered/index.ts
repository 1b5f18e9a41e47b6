/** The process with its steps in another order: what recorded histories must not be replayed by. */
import { condition, patched } from '@temporalio/workflow'
import { endFollowUp, remindSupplier } from '../../../domain/commands.ts'
import type { CancellationWish } from '../../../domain/facts.ts'
import type { WishRef } from '../../../domain/wish.ts'
import { listenForEndings } from '../../../workflows/endings.ts'
import { carryOut, gatherFacts } from '../../../workflows/hands.ts'

const refOf = (wish: CancellationWish): WishRef => ({
  kind: 'cancellation',
  id: wish.cancellationId,
})

/** The process itself under another name: the name alone is no reason to refuse a history. */
export { cancellation as keepsTheOrder } from '../../../workflows/cancellation.ts'

/** Carries out before it knows the facts. */
export async function carriesOutFirst(wish: CancellationWish): Promise<void> {
  await carryOut(refOf(wish), 'cancellation', [])
  await gatherFacts(wish)
  await condition(() => false, '1 day')
}

/** Waits for the promised answer time before it has done anything. */
export async function waitsFirst(wish: CancellationWish): Promise<void> {
  await gatherFacts(wish)
  await condition(() => false, '1 day')
  await carryOut(refOf(wish), 'cancellation', [])
}

/** Reminds at once, and sets its timer afterwards. */
export async function remindsFirst(wish: CancellationWish): Promise<void> {
  await gatherFacts(wish)
  await carryOut(refOf(wish), 'cancellation', [])
  await carryOut(refOf(wish), 'reminder', [remindSupplier()])
  await condition(() => false, '1 day')
}

/** Ends without waiting for anybody. */
export async function waitsForNobody(wish: CancellationWish): Promise<void> {
  await gatherFacts(wish)
  await carryOut(refOf(wish), 'cancellation', [])
  await carryOut(refOf(wish), 'end-of-follow-up', [endFollowUp()])
}

/** Does not undo what was taken back, but goes on as if the task had been done. */
export async function undoesNothing(wish: CancellationWish): Promise<void> {
  const endings = listenForEndings()
  await gatherFacts(wish)
  await carryOut(refOf(wish), 'cancellation', [])
  await condition(endings.have, '1 day')
  endings.undone({ appointmentRestored: false })
}

/** Tells others before it has reminded anybody of anything. */
export async function escalatesAtOnce(wish: CancellationWish): Promise<void> {
  const endings = listenForEndings()
  await gatherFacts(wish)
  await carryOut(refOf(wish), 'cancellation', [])
  await condition(endings.have, '1 second')
  if (patched('escalation')) await carryOut(refOf(wish), 'escalation', [])
  await condition(endings.have)
}
