import { v7 as uuid } from 'uuid'
import type { DataKey } from '../../db/data-key.ts'
import type { Database } from '../../db/database.ts'
import { BookingRequest } from '../../db/models/booking-request.ts'
import { Catalogue } from '../../db/models/catalogue.ts'
import { Citizen } from '../../db/models/citizen.ts'
import type { Actor } from '../../domain/actor.ts'
import { preferredSpans, whyNotTimes } from '../../domain/booking.ts'
import { signatureOf } from '../../domain/cancellation.ts'
import { Refusal } from '../../domain/errors.ts'
import { requireHttpsLinks } from '../../domain/link.ts'
import { permit } from '../../domain/policies.ts'
import type { BookingWish } from '../../schemas/booking-request.ts'
import { requireReplaceable } from './replaceable.ts'

interface WantedBooking {
  actor: Actor
  wish: BookingWish
  now: Date
}

export interface AcceptedBooking {
  id: string
  citizenId: string
  dataKey: DataKey
  organisationCode: string
}

/** Keeps a wish for a time; what follows is the process's. */
export async function acceptBooking(
  trx: Database,
  { actor, wish, now }: WantedBooking,
): Promise<AcceptedBooking> {
  const citizenId = wish.citizenId?.toLowerCase() ?? actor.id
  const found = await Citizen.named(trx, citizenId)
  const citizen = permit(actor, 'ask booking', { thing: found, now })
  requireHttpsLinks({ '/text': wish.text })
  const wrong = whyNotTimes('preferredTimes', preferredSpans(wish.preferredTimes), now)
  if (wrong.length > 0) throw new Refusal('times-invalid', { errors: wrong })
  const { organisationCode } = await Catalogue.check(trx, wish)
  const appointmentId = wish.replaces ?? null
  await requireReplaceable(trx, { actor, now, citizenId, appointmentId })
  const id = uuid()
  await BookingRequest.accept(trx, citizen.dataKey, {
    id,
    citizenId,
    actorId: actor.id,
    signature: signatureOf(actor, { citizenId, citizenName: citizen.name }),
    organisationId: wish.organisationId,
    appointmentTypeCode: wish.appointmentTypeId,
    replacesId: appointmentId,
    preferredTimes: wish.preferredTimes,
    text: wish.text ?? null,
    status: 'accepted',
    acceptedAt: now.toISOString(),
  })
  return { id, citizenId, dataKey: citizen.dataKey, organisationCode }
}
