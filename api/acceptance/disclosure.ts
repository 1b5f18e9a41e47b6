import { v7 as uuid } from 'uuid'
import type { DataKey } from '../../db/data-key.ts'
import type { Database } from '../../db/database.ts'
import { Citizen } from '../../db/models/citizen.ts'
import {
  askForDisclosure,
  changeDisclosure,
  findDisclosure,
  type LockedDisclosure,
  lockDisclosure,
} from '../../db/models/disclosure-request.ts'
import { Organisation } from '../../db/models/organisation.ts'
import type { Actor } from '../../domain/actor.ts'
import { signatureOf } from '../../domain/cancellation.ts'
import { decidedBy, hasEnded, heldUntil, mayAsk } from '../../domain/disclosure.ts'
import { Refusal } from '../../domain/errors.ts'
import { requireHttpsLinks } from '../../domain/link.ts'
import { permit, type Right } from '../../domain/policies.ts'
import type { ApplicantKind, DisclosureWish } from '../../schemas/disclosure-request.ts'

interface Asking {
  actor: Actor
  wish: DisclosureWish
  now: Date
}

export interface AskedDisclosure {
  id: string
  citizenId: string
  dataKey: DataKey
}

/** Keeps the request; from the commit on nobody erases what it covers. */
export async function acceptDisclosure(
  trx: Database,
  { actor, wish, now }: Asking,
): Promise<AskedDisclosure> {
  const citizenId = wish.citizenId?.toLowerCase() ?? actor.id
  const found = await Citizen.named(trx, citizenId)
  const citizen = permit(actor, 'ask disclosure', { thing: found, now })
  requireHttpsLinks({ '/text': wish.text })
  const kind = applicantOf(actor, citizenId)
  const isNamed = wish.applicantName !== undefined
  if (!mayAsk(wish.type, kind) || isNamed !== (kind === 'other'))
    throw new Refusal('disclosure-type-not-allowed')
  const askedAt = now.toISOString()
  const closingDays = await Organisation.closingDays(trx)
  const id = uuid()
  await askForDisclosure(trx, citizen.dataKey, {
    ...{ id, citizenId, actorId: actor.id, type: wish.type, applicantKind: kind },
    applicantName:
      wish.applicantName ?? signatureOf(actor, { citizenId, citizenName: citizen.name }),
    ...{ text: wish.text ?? null, askedAt, dueBy: decidedBy(askedAt, { closingDays }) },
  })
  return { id, citizenId, dataKey: citizen.dataKey }
}

function applicantOf({ kind, id }: Actor, citizenId: string): ApplicantKind {
  if (kind === 'employee') return 'other'
  return id === citizenId ? 'citizen' : 'representative'
}

interface Change {
  actor: Actor
  id: string
  now: Date
}

/** Whoever asked takes it back, until it has ended. */
export async function withdrawDisclosure(trx: Database, change: Change): Promise<LockedDisclosure> {
  const request = await lockPermitted(trx, 'withdraw disclosure', change)
  if (hasEnded(request.status)) throw new Refusal('disclosure-not-open')
  const { id, now } = { ...change, id: request.id }
  const ended = { endedAt: now.toISOString(), heldUntil: heldUntil(now) }
  await changeDisclosure(trx, { id, status: 'withdrawn', ...ended })
  return request
}

/** Whoever may not even read it is told that there is none; then nobody else changes it. */
export async function lockPermitted(
  trx: Database,
  right: Right,
  { actor, id, now }: Change,
): Promise<LockedDisclosure> {
  permit(actor, right, { thing: await findDisclosure(trx, id), now })
  return permit(actor, right, { thing: await lockDisclosure(trx, id), now })
}
