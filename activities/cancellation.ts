import { Cancellation } from '../db/models/cancellation.ts'
import { RecordEntry } from '../db/models/record-entry.ts'
import { contentOf, FactsChanged, type Hand, now } from './desk.ts'

export const completeReceipt: Hand<'complete-receipt'> = async (desk, command) => {
  const { trx, cancellation, taskId, threadId, messageId, recordEntryId } = desk
  const { organisationId, promisedAnswerBy } = command
  const completed = await Cancellation.complete(trx, {
    id: cancellation.id,
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
  const { trx, cancellation, recordEntryId } = desk
  await RecordEntry.append(trx, cancellation.dataKey, {
    id: recordEntryId,
    citizenId: cancellation.citizenId,
    kind: 'cancellation-rejected',
    at: now(),
    actorId: cancellation.actorId,
    organisationId: cancellation.appointmentOrganisationId,
    appointmentId: cancellation.appointmentId,
    cancellationId: cancellation.id,
    text: `${contentOf(desk)}\nAflysningen er afvist (${code}).`,
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

export const endFollowUp: Hand<'end-follow-up'> = async ({ trx, cancellation }) => {
  await Cancellation.endFollowUp(trx, cancellation.id)
}
