import { Cancellation } from '../db/models/cancellation.ts'
import { RecordEntry } from '../db/models/record-entry.ts'
import { Task } from '../db/models/task.ts'
import { contentOf } from './content.ts'
import { cancellationOf, FactsChanged, type Hand, now } from './desk.ts'

export const completeReceipt: Hand<'complete-receipt'> = async (desk, command) => {
  const { trx, wish, taskId, threadId, messageId, recordEntryId } = desk
  const { organisationId, promisedAnswerBy } = command
  const completed = await Cancellation.complete(trx, {
    id: wish.id,
    at: now(),
    organisationId,
    promisedAnswerBy,
    taskId,
    threadId,
    messageId,
    recordEntryId,
  })
  if (!completed) throw new FactsChanged()
}

export const rejectCancellation: Hand<'reject-cancellation'> = async (desk, { code }) => {
  const { trx, recordEntryId } = desk
  const cancellation = cancellationOf(desk)
  if (cancellation.hasBegun) throw new FactsChanged()
  await RecordEntry.append(trx, cancellation.dataKey, {
    id: recordEntryId,
    citizenId: cancellation.citizenId,
    kind: 'cancellation-rejected',
    at: now(),
    actorId: cancellation.actorId,
    organisationId: cancellation.appointmentOrganisationId,
    appointmentId: cancellation.appointmentId,
    cancellationId: cancellation.id,
    text: `${contentOf(cancellation)}\nAflysningen er afvist (${code}).`,
    details: { code },
  })
  await Cancellation.query(trx).findById(cancellation.id).patch({
    status: 'rejected',
    rejectionCode: code,
    recordEntryId,
    completedAt: now(),
    followedUpAt: now(),
  })
}

export const endFollowUp: Hand<'end-follow-up'> = async ({ trx, wish }) => {
  if (wish.kind === 'cancellation') await Cancellation.endFollowUp(trx, wish.id)
  else if (wish.taskId) await Task.endFollowUp(trx, wish.taskId)
}
