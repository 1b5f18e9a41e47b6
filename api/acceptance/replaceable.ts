import type { Database } from '../../db/database.ts'
import { lockMovable, type MovableAppointment } from '../../db/models/movable-appointment.ts'
import type { Actor } from '../../domain/actor.ts'
import { whyNotReplaceable } from '../../domain/booking.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'

interface Replaced {
  actor: Actor
  now: Date
  citizenId: string
  appointmentId: string | null
}

/** Locks the visit whose place a new time is to take, and refuses where it can't; null is no visit. */
export async function requireReplaceable(
  trx: Database,
  { actor, now, citizenId, appointmentId }: Replaced,
): Promise<MovableAppointment | undefined> {
  if (appointmentId === null) return undefined
  const thing = await lockMovable(trx, appointmentId)
  const visit = permit(actor, 'move appointment', { thing, now })
  if (visit.citizenId !== citizenId) throw new Refusal('not-found')
  const why = whyNotReplaceable(visit, now)
  if (why) throw new Refusal(why)
  return visit
}
