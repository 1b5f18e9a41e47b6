import { RecordEntry } from '../db/models/record-entry.ts'
import { contentOf, type Hand, leaveStep, now, write } from './desk.ts'

export const writeRecordEntry: Hand<'write-record-entry'> = async (
  desk,
  { organisationId, details },
) => {
  const { cancellation, recordEntryId } = desk
  const at = now()
  write(desk, () =>
    RecordEntry.sealed(cancellation.dataKey, {
      id: recordEntryId,
      citizenId: cancellation.citizenId,
      kind: 'cancellation',
      at,
      actorId: cancellation.actorId,
      organisationId,
      appointmentId: cancellation.appointmentId,
      cancellationId: cancellation.id,
      taskId: desk.taskId,
      threadId: desk.threadId,
      messageId: desk.messageId,
      text: contentOf(desk),
      details: { ...details, replyPermission: desk.replyPermission },
    }),
  )
  leaveStep(desk, 'record-written', { recordEntryId })
}
