/** Processes that are begun by hand, with times of their own. */
import type { Timing } from '../../domain/wish.ts'
import { workflowIdOf } from '../../workflows/contract.ts'
import type { TestHouse } from '../run/house.ts'
import type { Watcher } from './watcher.ts'
import { acceptWithoutStart } from './wishes.ts'

/** A cancellation that was accepted just now, followed with short times. */
export async function cancelWithTiming(
  house: TestHouse,
  { client }: Watcher,
  { timing, visit = {} }: { timing: Timing; visit?: Parameters<TestHouse['book']>[0] },
): Promise<string> {
  const [visitId = ''] = await house.book(visit)
  // so new that the relay leaves it to the door
  const id = await acceptWithoutStart(house, { visitId, acceptedAt: new Date() })
  await client.workflow.start('cancellation', {
    workflowId: workflowIdOf({ kind: 'cancellation', id }),
    taskQueue: house.options.taskQueue,
    args: [{ cancellationId: id, timing }],
  })
  return id
}
