import { v7 as uuid } from 'uuid'
import { Appointment } from '../db/models/appointment.ts'
import { Cancellation } from '../db/models/cancellation.ts'
import { Message } from '../db/models/message.ts'
import { RecordEntry } from '../db/models/record-entry.ts'
import { Thread } from '../db/models/thread.ts'
import { Withdrawal } from '../db/models/withdrawal.ts'
import { tellWithdrawal as words } from '../domain/withdrawal.ts'
import { cancellationOf, type Hand, leaveStep, now, write } from './desk.ts'

/** Only where it is still cancelled as it was, and still to come: its time may have been given away. */
export const restoreAppointment: Hand<'restore-appointment'> = async (desk) => {
  const { appointmentId, startsAt } = cancellationOf(desk)
  const wanted = { id: appointmentId, startsAt, now: now() }
  desk.appointmentRestored = await Appointment.restore(desk.trx, wanted)
}

/** In the same chat, or in a new one where that was closed meanwhile. */
export const tellWithdrawal: Hand<'tell-withdrawal'> = async (desk) => {
  const { trx, messageId, recordEntryId } = desk
  const cancellation = cancellationOf(desk)
  const { citizenId, dataKey, typeName: appointmentType, startsAt } = cancellation
  const organisationId = cancellation.organisationId ?? cancellation.appointmentOrganisationId
  const withdrawal = await Withdrawal.find(trx, cancellation)
  if (!withdrawal || !organisationId) throw new Error('Nobody has taken it back')
  const { actorId, signature: authorName } = withdrawal
  const restored = desk.appointmentRestored ?? false
  const text = words({ authorName, appointmentType, startsAt, restored })
  const at = now()
  const wanted = { id: uuid(), citizenId, organisationId, at, openedBy: actorId }
  const opened = await Thread.openOrAppend(trx, wanted)
  const { id: threadId, messageCount: number } = opened
  write(desk, () =>
    Message.sealed(trx, dataKey, {
      ...{ id: messageId, threadId, citizenId, number, text, createdAt: at },
      authorKind: actorId === citizenId ? 'citizen' : 'representative',
      ...{ authorId: actorId, authorName },
    }),
  )
  write(desk, () =>
    RecordEntry.sealed(trx, dataKey, {
      ...{ id: recordEntryId, citizenId, kind: 'withdrawal', at, actorId, organisationId },
      ...{ threadId, messageId, text },
      appointmentId: cancellation.appointmentId,
      cancellationId: cancellation.id,
      taskId: cancellation.taskId,
      details: { appointmentRestored: restored },
    }),
  )
}

export const completeWithdrawal: Hand<'complete-withdrawal'> = async (desk) => {
  const restored = desk.appointmentRestored ?? false
  await Cancellation.withdrawn(desk.trx, { id: desk.wish.id, at: now(), restored })
  leaveStep(desk, 'withdrawn', { appointmentRestored: restored })
}
