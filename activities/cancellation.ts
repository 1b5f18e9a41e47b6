import { Appointment } from '../db/models/appointment.ts'
import { Cancellation } from '../db/models/cancellation.ts'
import { RecordEntry } from '../db/models/record-entry.ts'
import { contentOf, FactsChanged, type Hand, now } from './desk.ts'

export const completeReceipt: Hand<'complete-receipt'> = async (desk, command) => {
  const { trx, cancellation, taskId, threadId, messageId, recordEntryId } = desk
  const cancelled = await Appointment.query(trx)
    .where({ id: cancellation.appointmentId, status: 'booked', startsAt: cancellation.startsAt })
    .patch({ status: 'cancelled' })
  if (cancelled === 0) throw new FactsChanged()
  await Cancellation.query(trx).findById(cancellation.id).patch({
    status: 'completed',
    completedAt: now(),
    organisationId: command.organisationId,
    promisedAnswerBy: command.promisedAnswerBy,
    taskId,
    threadId,
    messageId,
    recordEntryId,
  })
}

export const rejectCancellation: Hand<'reject-cancellation'> = async (desk, { code }) => {
  const { trx, cancellation, recordEntryId } = desk
  await RecordEntry.append(trx, {
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
  await Cancellation.query(trx).findById(cancellation.id).patch({ followedUpAt: now() })
}
