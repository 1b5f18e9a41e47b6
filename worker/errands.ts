import type { Engine } from '../api/engine.ts'
import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database, Transaction } from '../db/database.ts'
import { Cancellation } from '../db/models/cancellation.ts'
import { claimUnheardDisclosures } from '../db/models/disclosure-wish.ts'
import { claimUnheard, claimUnstartedBookings } from '../db/models/overdue-booking.ts'
import {
  claimUndone,
  claimUnstarted,
  claimUntold,
  type Overdue,
} from '../db/models/overdue-cancellation.ts'
import { claimUnstartedTasks, claimUntoldTasks, processStarted } from '../db/models/overdue-task.ts'
import { Task } from '../db/models/task.ts'

interface Parts {
  db: Database
  engine: Engine
}

/** What the relay looks for, and what it does about each. */
export interface Errand {
  what: string
  /** Claims what is due, and hands back what there is to do when that is committed. */
  claim(trx: Transaction, wanted: Overdue): Promise<((parts: Parts) => Promise<void>)[]>
}

export const errands: Errand[] = [
  errand('start', claimUnstarted, ({ engine }, wish) =>
    engine.start({ kind: 'cancellation', ...wish }),
  ),
  errand('task-done', claimUntold, async ({ db, engine }, { id }) => {
    if ((await engine.tellTaskDone({ kind: 'cancellation', id })) === 'told') return
    // a process that an operator ended has nothing left to wait for
    await asProcess(db, (trx) => Cancellation.endFollowUp(trx, id))
  }),
  errand('withdrawal', claimUndone, async ({ engine }, { id, ...wish }) => {
    const told = await engine.tellWithdrawal({ kind: 'cancellation', id })
    // ended by an operator: begun again, it finds what it has done, and is told the next time
    if (told === 'gone') await engine.start({ kind: 'cancellation', id, ...wish })
    if (told === 'refused') throw new Error('The process refuses the withdrawal')
  }),
  errand('start-booking', claimUnstartedBookings, ({ engine }, wish) =>
    engine.start({ kind: 'booking-request', ...wish }),
  ),
  errand('booking-changed', claimUnheard, async ({ engine }, { id, ...wish }) => {
    const told = await engine.tellChange({ kind: 'booking-request', id })
    if (told === 'gone') await engine.start({ kind: 'booking-request', id, ...wish })
  }),
  errand('disclosure-changed', claimUnheardDisclosures, async ({ engine }, { id }) => {
    const request = { kind: 'disclosure-request' as const, id }
    const told = await engine.tellChange(request)
    if (told === 'gone') await engine.start({ ...request, organisationCode: null })
  }),
  errand('start-task', claimUnstartedTasks, async ({ db, engine }, task) => {
    await engine.start({ kind: 'task', ...task })
    await asProcess(db, (trx) => processStarted(trx, task.id))
  }),
  errand('own-task-done', claimUntoldTasks, async ({ db, engine }, { id }) => {
    if ((await engine.tellTaskDone({ kind: 'task', id })) === 'told') return
    await asProcess(db, (trx) => Task.endFollowUp(trx, id))
  }),
]

function errand<T>(
  what: string,
  claim: (trx: Transaction, wanted: Overdue) => Promise<T[]>,
  run: (parts: Parts, one: T) => Promise<void>,
): Errand {
  return {
    what,
    async claim(trx, wanted) {
      const due = await claim(trx, wanted)
      return due.map((one) => (parts) => run(parts, one))
    },
  }
}

function asProcess(db: Database, work: (trx: Transaction) => Promise<void>): Promise<void> {
  return inTransaction(db, theProcess, work)
}
