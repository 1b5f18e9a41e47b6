import { RecordEntry } from '../db/models/record-entry.ts'
import { contentOf } from './content.ts'
import { aboutOf, type Hand, leaveStep, now, write } from './desk.ts'

export const writeRecordEntry: Hand<'write-record-entry'> = async (
  desk,
  { organisationId, details },
) => {
  const { wish, recordEntryId } = desk
  const at = now()
  write(desk, () =>
    RecordEntry.sealed(wish.dataKey, {
      id: recordEntryId,
      citizenId: wish.citizenId,
      kind: wish.kind === 'booking-request' ? wish.kind : 'cancellation',
      at,
      actorId: wish.actorId,
      organisationId,
      appointmentId: wish.appointmentId,
      ...aboutOf(wish),
      taskId: desk.taskId,
      threadId: desk.threadId,
      messageId: desk.messageId,
      text: contentOf(wish),
      details: { ...details, replyPermission: desk.replyPermission },
    }),
  )
  leaveStep(desk, 'record-written', { recordEntryId })
}
