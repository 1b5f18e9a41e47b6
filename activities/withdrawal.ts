import { Cancellation } from '../db/models/cancellation.ts'
import { bookAgain } from '../db/models/restored-appointment.ts'
import { Withdrawal } from '../db/models/withdrawal.ts'
import { tellWithdrawal as words } from '../domain/withdrawal-words.ts'
import { cancellationOf, type Hand, leaveStep, now } from './desk.ts'
import { tell } from './telling.ts'

/** Only where it is still cancelled as it was, and still to come: its time may have been given away. */
export const restoreAppointment: Hand<'restore-appointment'> = async (desk) => {
  const { appointmentId, startsAt } = cancellationOf(desk)
  const wanted = { id: appointmentId, startsAt, now: now() }
  desk.appointmentRestored = await bookAgain(desk.trx, wanted)
}

/** In the same chat, or in a new one where that was closed meanwhile. */
export const tellWithdrawal: Hand<'tell-withdrawal'> = async (desk) => {
  const cancellation = cancellationOf(desk)
  const { typeName: appointmentType, startsAt } = cancellation
  const organisationId = cancellation.organisationId ?? cancellation.appointmentOrganisationId
  const by = await Withdrawal.find(desk.trx, cancellation)
  if (!by || !organisationId) throw new Error('Nobody has taken it back')
  const restored = desk.appointmentRestored ?? false
  const text = words({ authorName: by.signature, appointmentType, startsAt, restored })
  const about = { details: { appointmentRestored: restored } }
  await tell(desk, { kind: 'withdrawal', organisationId, text, by, about })
}

export const completeWithdrawal: Hand<'complete-withdrawal'> = async (desk) => {
  const restored = desk.appointmentRestored ?? false
  await Cancellation.withdrawn(desk.trx, { id: desk.wish.id, at: now(), restored })
  leaveStep(desk, 'withdrawn', { appointmentRestored: restored })
}
