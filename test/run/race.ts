/** What people do at the same moment, each in a transaction of its own, as the door does it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { acceptTime } from '../../api/acceptance/booking-answer.ts'
import { acceptReplyPermission } from '../../api/acceptance/reply-permission.ts'
import { acceptTaskChange } from '../../api/acceptance/task.ts'
import { acceptClosing } from '../../api/acceptance/thread.ts'
import { acceptWithdrawal } from '../../api/acceptance/withdrawal.ts'
import { inTransaction, type PersonActing } from '../../db/acting.ts'
import { findActor } from '../../db/actors.ts'
import type { Database, Transaction } from '../../db/database.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import type { RaceCase } from './race-cases.ts'

export type Move = 'withdraw' | 'complete' | 'rebook' | 'close' | 'revoke'

interface Acting {
  trx: Transaction
  actor: Actor
  now: Date
}

const now = () => new Date()
const shut = { open: false, reason: 'Vi har fået svar', to: 'organisation' as const }

const moves: Record<Move, (one: RaceCase, acting: Acting) => Promise<unknown>> = {
  withdraw: ({ cancellation: cancellationId }, { trx, ...by }) =>
    acceptWithdrawal(trx, { ...by, cancellationId }),
  complete: ({ task: taskId }, { trx, ...by }) =>
    acceptTaskChange(trx, { ...by, taskId, change: { status: 'done' }, ifMatch: '*' }),
  rebook: ({ booking: bookingId, time: timeId }, { trx, ...by }) =>
    acceptTime(trx, { ...by, bookingId, timeId }),
  close: ({ thread: threadId }, { trx, ...by }) => acceptClosing(trx, { ...by, threadId }),
  revoke: ({ thread: threadId }, { trx, ...by }) =>
    acceptReplyPermission(trx, { ...by, threadId, change: shut, ifMatch: '*' }),
}

/** `ok`, or the code of the refusal; what is neither is thrown. */
export async function make(
  db: Database,
  move: Move,
  { one, afterMs }: { one: RaceCase; afterMs: number },
): Promise<string> {
  const citizens = move === 'withdraw' || move === 'rebook'
  const acting: PersonActing = citizens
    ? { kind: 'citizen', subject: one.subject, cprHash: null }
    : { kind: 'employee', subject: 'eva', cprHash: null }
  await sleep(afterMs)
  try {
    await inTransaction(db, acting, async (trx) => {
      const actor = await findActor(trx, acting, { writes: true })
      if (!actor) throw new Error(`Nobody is ${acting.subject}`)
      await moves[move](one, { trx, actor, now: now() })
    })
    return 'ok'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
