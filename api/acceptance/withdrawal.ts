import type { Database } from '../../db/database.ts'
import { Cancellation } from '../../db/models/cancellation.ts'
import { type LockedForWithdrawal, Withdrawal } from '../../db/models/withdrawal.ts'
import type { Actor } from '../../domain/actor.ts'
import { signatureOf } from '../../domain/cancellation.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { whyNotWithdrawable } from '../../domain/withdrawal.ts'

interface WantedWithdrawal {
  actor: Actor
  cancellationId: string
  now: Date
}

/** From here on it is taken back, whatever anyone else does; what can be undone the process undoes. */
export async function acceptWithdrawal(
  trx: Database,
  { actor, cancellationId, now }: WantedWithdrawal,
): Promise<LockedForWithdrawal> {
  // who may only read it may not lock it, and is told so
  const seen = await Cancellation.find(trx, cancellationId)
  permit(actor, 'withdraw cancellation', { thing: seen, now })
  const found = await Withdrawal.lock(trx, cancellationId)
  const cancellation = permit(actor, 'withdraw cancellation', { thing: found, now })
  const why = whyNotWithdrawable(cancellation, now)
  if (why) throw new Refusal(why)
  const { id, citizenId, dataKey } = cancellation
  await Withdrawal.accept(trx, dataKey, {
    cancellationId: id,
    citizenId,
    actorId: actor.id,
    signature: signatureOf(actor, cancellation),
    acceptedAt: now.toISOString(),
  })
  return cancellation
}
