import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import {
  endProposal,
  grantPackage,
  keepDecision,
  proposedDecision,
} from '../../db/models/disclosure-parts.ts'
import { changeDisclosure, type LockedDisclosure } from '../../db/models/disclosure-request.ts'
import type { Actor } from '../../domain/actor.ts'
import { heldUntil, statusAfter, whyNotExtend } from '../../domain/disclosure.ts'
import { Refusal } from '../../domain/errors.ts'
import { requireHttpsLinks } from '../../domain/link.ts'
import type {
  DisclosureDecisionRequest,
  DisclosureExtension,
  DisclosureOutcome,
} from '../../schemas/disclosure-request.ts'
import { lockPermitted } from './disclosure.ts'

interface Deciding {
  actor: Actor
  id: string
  now: Date
}

/** The letter that moves the time: why, and until when. */
export async function acceptExtension(
  trx: Database,
  { extension, ...deciding }: Deciding & { extension: DisclosureExtension },
): Promise<LockedDisclosure> {
  const request = await lockPermitted(trx, 'decide disclosure', deciding)
  const dueBy = new Date(extension.dueBy).toISOString()
  const why = whyNotExtend(request, { dueBy, now: deciding.now }, request)
  if (why) throw new Refusal(why)
  const extensionReason = request.dataKey.seal(extension.reason)
  await changeDisclosure(trx, { id: request.id, dueBy, extensionReason })
  return request
}

/** Decides about all of it or about a part; where two are asked for, it waits for the second. */
export async function acceptDecision(
  trx: Database,
  { decision, ...deciding }: Deciding & { decision: DisclosureDecisionRequest },
): Promise<LockedDisclosure> {
  const request = await lockPermitted(trx, 'decide disclosure', deciding)
  const { outcome, final, text } = decision
  if (request.status !== 'open') throw new Refusal('disclosure-not-open')
  requireHttpsLinks({ '/text': text })
  if (outcome === 'refused' && !final) throw new Refusal('body-invalid', notFinal)
  const { fourEyes, id: requestId, dataKey } = request
  const number = await keepDecision(trx, dataKey, {
    ...{ requestId, outcome, final, text },
    ...{ decidedBy: deciding.actor.id, decidedAt: deciding.now.toISOString() },
    status: fourEyes ? 'proposed' : 'approved',
  })
  if (fourEyes) await changeDisclosure(trx, { id: requestId, status: 'awaiting-approval' })
  else await enact(trx, request, { number, outcome, now: deciding.now })
  return request
}

/** Someone else than the one who decided says yes, or sends it back. */
export async function acceptApproval(
  trx: Database,
  { approved, ...deciding }: Deciding & { approved: boolean },
): Promise<LockedDisclosure> {
  const request = await lockPermitted(trx, 'decide disclosure', deciding)
  const proposed = await proposedDecision(trx, request)
  if (request.status !== 'awaiting-approval' || !proposed) throw new Refusal('disclosure-not-open')
  const { actor, now } = deciding
  const { number, outcome, decidedBy } = proposed
  if (approved && decidedBy === actor.id) throw new Refusal('approval-needs-another')
  const status = approved ? 'approved' : 'returned'
  const at = now.toISOString()
  await endProposal(trx, { requestId: request.id, number, status, by: actor.id, at })
  if (approved) await enact(trx, request, { number, outcome, now })
  else await changeDisclosure(trx, { id: request.id, status: 'open' })
  return request
}

/** What follows from a decision that stands; the package is made by the process. */
async function enact(
  trx: Database,
  { id, citizenId }: LockedDisclosure,
  { number, outcome, now }: { number: number; outcome: DisclosureOutcome; now: Date },
): Promise<void> {
  const status = statusAfter({ outcome })
  const ended = { endedAt: now.toISOString(), heldUntil: heldUntil(now) }
  await changeDisclosure(trx, { id, status, ...(status === 'refused' && ended) })
  if (status !== 'making') return
  await grantPackage(trx, { id: uuid(), requestId: id, decision: number, citizenId })
}

const notFinal = { errors: [{ pointer: '/final', detail: 'a refusal is final' }] }
