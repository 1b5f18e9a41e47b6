import { allHandlersFinished, condition } from '@temporalio/workflow'
import { endFollowUp } from '../domain/commands.ts'
import type { TaskWish } from '../domain/facts.ts'
import { inTimeOf, promiseOf } from '../domain/promise.ts'
import type { WishRef } from '../domain/wish.ts'
import { listenForEndings } from './endings.ts'
import { followUp } from './follow-up.ts'
import { carryOut, gatherTaskFacts } from './hands.ts'
import { trackProgress } from './progress.ts'

/**
 * A task that no other process waits for, such as a citizen's request to have a chat opened: until
 * it is done, with the reminder and the escalation that every task has. An escalation has neither:
 * whoever has it is the last in line, and the citizen was told of it already.
 */
export async function task({ taskId, timing }: TaskWish): Promise<void> {
  const progress = trackProgress()
  const endings = listenForEndings()
  const ref: WishRef = { kind: 'task', id: taskId }

  const facts = await gatherTaskFacts({ taskId })
  const promised = inTimeOf(timing, promiseOf(facts), new Date())
  progress.status('completed', promised.organisationCode)

  progress.waitingFor('the task to be done')
  if (facts.kind === 'escalation') await condition(endings.have)
  else await followUp(ref, { promised, ended: endings.have, progress })
  await carryOut(ref, 'end-of-follow-up', [endFollowUp()])
  progress.waitingFor('nothing')
  await condition(allHandlersFinished)
}
