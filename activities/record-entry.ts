import { RecordEntry } from '../db/models/record-entry.ts'
import { contentOf, type Hand, leaveStep, now } from './desk.ts'

export const writeRecordEntry: Hand<'write-record-entry'> = async (
  desk,
  { organisationId, details },
) => {
  const { cancellation, recordEntryId, taskId, threadId, messageId } = desk
  await RecordEntry.append(desk.trx, {
    id: recordEntryId,
    citizenId: cancellation.citizenId,
    kind: 'cancellation',
    at: now(),
    actorId: cancellation.actorId,
    organisationId,
    appointmentId: cancellation.appointmentId,
    cancellationId: cancellation.id,
    taskId,
    threadId,
    messageId,
    text: contentOf(desk),
    details: { ...details, replyPermission: desk.replyPermission },
  })
  leaveStep(desk, 'record-written', { recordEntryId })
}
