import { proxyActivities, uuid4 } from '@temporalio/workflow'
import type { CancellationWish } from '../../domain/facts.ts'
import { listenForEndings } from '../../workflows/endings.ts'
import { followUp } from '../../workflows/follow-up.ts'
import { trackProgress } from '../../workflows/progress.ts'
import type { SixActivities } from './activities.ts'

const steps = proxyActivities<SixActivities>({
  startToCloseTimeout: '15 seconds',
  scheduleToCloseTimeout: '365 days',
})

/** The same process as in `workflows/cancellation.ts`, each step a regular activity. */
export async function cancellation(wish: CancellationWish): Promise<void> {
  const progress = trackProgress()
  const endings = listenForEndings()
  const ids = { taskId: uuid4(), messageId: uuid4(), recordEntryId: uuid4() }

  const reasonCode = await steps.checkReason(wish)
  progress.step('reason-validated', reasonCode)
  const supplier = await steps.findSupplier(wish)
  progress.step('supplier-resolved', [supplier.organisationCode, ...supplier.flags].join(', '))
  const threadWanted = await steps.giveTask({ ...wish, supplier, ids })
  progress.step('task-created', `task ${ids.taskId}`)
  const threadId = await steps.deliverMessage({
    ...wish,
    supplier,
    ids: { ...ids, threadId: threadWanted },
  })
  progress.step('chat-delivered', `thread ${threadId}`)
  const known = { ...wish, supplier, ids: { ...ids, threadId } }
  const replyPermission = await steps.mayReply(known)
  progress.step('reply-permission-checked', replyPermission ?? 'not checked')
  await steps.keepRecord({ ...known, reasonCode, replyPermission })
  progress.step('record-written', `entry ${ids.recordEntryId}`)
  progress.status('completed', supplier.organisationCode)

  const ref = { kind: 'cancellation' as const, id: wish.cancellationId }
  await followUp(ref, { promised: supplier, ended: endings.have, progress })
}
