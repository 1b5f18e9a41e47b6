/** Closing a chat and a new cancellation in it at the same moment, by real transactions. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { createActivities } from '../../activities/index.ts'
import { acceptClosing } from '../../api/acceptance/thread.ts'
import { inTransaction, type PersonActing } from '../../db/acting.ts'
import { findActor } from '../../db/actors.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import {
  checkReplyPermission,
  completeReceipt,
  createTask,
  openOrAppendChat,
  writeRecordEntry,
} from '../../domain/commands.ts'
import { resolveSupplier } from '../../domain/supplier.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { theVault } from '../run/servers.ts'
import { anna, aVisit, nord } from '../run/visits.ts'

const rounds = 1000

let own: TestDatabase
let db: Database
let wishes: string[]
beforeAll(async () => {
  own = await makeDatabase()
  db = openDatabase({ url: own.url, vault: theVault(), size: 4 })
  const visits = Array.from({ length: rounds + 20 }, () => aVisit())
  wishes = visits.map(() => uuid())
  await own.fill([
    ['appointments', visits],
    ['cancellations', visits.map(({ id, startsAt }, n) => aWish(wishes[n], id, startsAt))],
  ])
}, 120_000)
afterAll(async () => {
  await db.destroy()
  await own.drop()
})

const aWish = (id: string | undefined, appointmentId: string, appointmentStartsAt: string) => ({
  ...{ id, appointmentId, citizenId: anna, actorId: anna, reasonCode: 'not-home' },
  ...{ status: 'accepted', appointmentStartsAt, acceptedAt: new Date().toISOString() },
})

/** The whole list of a cancellation, in its one transaction. */
async function cancel(cancellationId: string): Promise<void> {
  const { gatherFacts, carryOut } = createActivities(db)
  const supplier = resolveSupplier(await gatherFacts({ cancellationId }))
  const wish = { kind: 'cancellation' as const, id: cancellationId }
  const record = writeRecordEntry(supplier, {})
  const check = [checkReplyPermission(supplier), record, completeReceipt(supplier)]
  const commands = [createTask(supplier), openOrAppendChat(supplier), ...check]
  await carryOut({ wish, list: 'cancellation', commands })
}

const closers: PersonActing[] = [
  { kind: 'employee', subject: 'eva', cprHash: null },
  { kind: 'citizen', subject: 'anna', cprHash: null },
]

function close(threadId: string, acting: PersonActing): Promise<void> {
  return inTransaction(db, acting, async (trx) => {
    const actor = await findActor(trx, acting, { writes: true })
    if (!actor) throw new Error('Nobody closes')
    await acceptClosing(trx, { actor, threadId, now: new Date() })
  })
}

async function openThread(): Promise<string> {
  const [found] = await own.sql<{ id: string }>(`select id from threads where status = 'open'`)
  if (found) return found.id
  const id = uuid()
  await own.sql(
    `insert into threads (id, citizen_id, organisation_id, status, opened_at, opened_by,
        last_message_at)
      values ($1, $2, $3, 'open', now(), $2, now())`,
    [id, anna, nord],
  )
  return id
}

/** Both at once, one of them so much later; how it came out, as Postgres has it. */
async function race(cancellationId: string, { lateMs, round }: { lateMs: number; round: number }) {
  const threadId = await openThread()
  const closer = closers[round % closers.length] ?? closers[0]
  if (!closer) throw new Error('Nobody closes')
  await Promise.all([
    sleep(Math.max(0, -lateMs)).then(() => cancel(cancellationId)),
    sleep(Math.max(0, lateMs)).then(() => close(threadId, closer)),
  ])
  const [came] = await own.sql<Came>(outcome, [cancellationId, threadId])
  return { threadId, came }
}

interface Came {
  messages: number
  tasks: number
  entries: number
  status: string
  thread: string
  numbered: boolean
  afterClosing: boolean
  closings: number
  open: number
}

const outcome = `
  select (select count(*)::int from messages where cancellation_id = c.id) as messages,
    (select count(*)::int from tasks where cancellation_id = c.id) as tasks,
    (select count(*)::int from record_entries where cancellation_id = c.id) as entries,
    c.status, c.thread_id as thread,
    (select h.message_count = (select count(*) from messages where thread_id = h.id)
      and h.message_count = (select max(number) from messages where thread_id = h.id)
      from threads h where h.id = c.thread_id) as numbered,
    exists (select from record_entries m join record_entries x on x.thread_id = m.thread_id
      where m.cancellation_id = c.id and x.kind = 'thread-closed' and x.position < m.position)
      as "afterClosing",
    (select count(*)::int from record_entries where thread_id = $2 and kind = 'thread-closed')
      as closings,
    (select count(*)::int from threads where status = 'open') as open
  from cancellations c where c.id = $1`

it('loses and doubles nothing in 1,000 interleavings, of which both orders happen', async () => {
  const warm = wishes.splice(0, 20)
  const begun = performance.now()
  for (const id of warm) await cancel(id)
  const windowMs = ((performance.now() - begun) / warm.length) * 1.5
  const orders = { 'closed first': 0, 'cancelled first': 0 }
  for (const [round, id] of wishes.entries()) {
    const lateMs = (((round * 37) % 100) / 50 - 1) * windowMs
    const { threadId, came } = await race(id, { lateMs, round })
    const isInIt = came?.thread === threadId
    orders[isInIt ? 'cancelled first' : 'closed first'] += 1
    expect({ round, ...came }).toEqual({
      ...{ round, messages: 1, tasks: 1, entries: 1, status: 'completed', thread: came?.thread },
      ...{ numbered: true, afterClosing: false, closings: 1, open: isInIt ? 0 : 1 },
    })
  }
  expect(wishes).toHaveLength(rounds)
  expect(orders['closed first']).toBeGreaterThan(100)
  expect(orders['cancelled first']).toBeGreaterThan(100)
}, 120_000)
