import type { Database } from '../../db/database.ts'
import { violatedConstraint } from '../../db/failures.ts'
import { type LockedAppointment, lockCancellable } from '../../db/models/cancellable-appointment.ts'
import { Cancellation } from '../../db/models/cancellation.ts'
import type { Actor } from '../../domain/actor.ts'
import { signatureOf, whyNotCancellable } from '../../domain/cancellation.ts'
import { Refusal } from '../../domain/errors.ts'
import { isLate } from '../../domain/late-cancellation.ts'
import { requireHttpsLinks } from '../../domain/link.ts'
import { permit } from '../../domain/policies.ts'
import { isReasonAllowed } from '../../domain/reason.ts'
import type { CancellationRequest } from '../../schemas/cancellation.ts'

export interface Wish {
  id: string
  actor: Actor
  appointmentId: string
  request: CancellationRequest
  now: Date
}

/** Locks the appointment, checks rights and rules, and keeps the wish; what follows is the process's. */
export async function acceptCancellation(trx: Database, wish: Wish): Promise<LockedAppointment> {
  const { actor, appointmentId, request, now } = wish
  const found = await lockCancellable(trx, { id: appointmentId, reasonCode: request.reasonCode })
  const appointment = permit(actor, 'cancel appointment', { thing: found, now })
  const why = whyNot(appointment, now)
  if (why) throw new Refusal(why)
  requireHttpsLinks({ '/text': request.text })
  const late = isLate(appointment, now)
  if (request.lateAnswer && !late) throw new Refusal('late-answer-not-late')
  await keepWish(trx, { ...wish, late }, appointment)
  return appointment
}

function whyNot(appointment: LockedAppointment, now: Date) {
  const why = whyNotCancellable(appointment, now)
  if (why) return why
  if (!appointment.reasonKnown) return 'reason-unknown'
  const allowed = isReasonAllowed(appointment.reasonPeriods, now.toISOString())
  return allowed ? undefined : 'reason-not-allowed'
}

interface TimedWish extends Wish {
  late: boolean
}

async function keepWish(trx: Database, wish: TimedWish, appointment: LockedAppointment) {
  const { citizenId, startsAt, dataKey } = appointment
  try {
    await Cancellation.accept(trx, dataKey, {
      id: wish.id,
      appointmentId: wish.appointmentId,
      citizenId,
      actorId: wish.actor.id,
      signature: signatureOf(wish.actor, appointment),
      reasonCode: wish.request.reasonCode,
      text: wish.request.text ?? null,
      status: 'accepted',
      appointmentStartsAt: startsAt,
      acceptedAt: wish.now.toISOString(),
      late: wish.late,
      lateAnswer: wish.request.lateAnswer ?? null,
    })
  } catch (error) {
    if (violatedConstraint(error) === 'one_standing_cancellation') {
      throw new Refusal('appointment-already-cancelled')
    }
    throw error
  }
}
