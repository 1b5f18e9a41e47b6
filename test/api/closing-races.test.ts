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
})
afterAll(async () => {
  await db.destroy()
  await own.drop()
})

const aWish = (id: string | undefined, appointmentId: string, appointmentStartsAt: string) => ({
  ...{ id, appointmentId, citizenId: anna, actorId: anna, reasonCode: 'not-home' },
  ...{ status: 'accepted', appointmentStartsAt, acceptedAt: new Date().toISOString() },
})

/** The whole list of a cancellation, in its one transaction. */
async function canceller() {
  const { gatherFacts, carryOut } = createActivities(db)
  const supplier = resolveSupplier(await gatherFacts({ cancellationId: wishes[0] ?? '' }))
  const record = writeRecordEntry(supplier, {})
  const check = [checkReplyPermission(supplier), record, completeReceipt(supplier)]
  const commands = [createTask(supplier), openOrAppendChat(supplier), ...check]
  return async (id: string) => {
    await carryOut({ wish: { kind: 'cancellation', id }, list: 'cancellation', commands })
  }
}

const closers: PersonActing[] = [
  { kind: 'employee', subject: 'eva', cprHash: null },
  { kind: 'citizen', subject: 'anna', cprHash: null },
]

function close(threadId: string, acting: PersonActing | undefined): Promise<void> {
  if (!acting) throw new Error('Nobody closes')
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

const inThread = `select h.id = $2 as first, (select count(*)::int from threads
    where status = 'open') as open
  from cancellations c join threads h on h.id = c.thread_id where c.id = $1`

/** What is lost, doubled, in a chat after it was closed, or numbered with a gap. */
const wrong = `
  select c.id, 'not one of each' as what from cancellations c
  where c.status <> 'completed' and c.id = any($1)
    or c.status = 'completed' and (
      (select count(*) from messages m where m.cancellation_id = c.id) <> 1
      or (select count(*) from tasks t where t.cancellation_id = c.id) <> 1
      or not exists (select from messages m where m.id = c.message_id and m.thread_id = c.thread_id))
  union all
  select h.id, 'numbers' from threads h where h.message_count <> coalesce(
    (select max(number) from messages where thread_id = h.id), 0)
    or h.message_count <> (select count(*) from messages where thread_id = h.id)
  union all
  select thread_id, 'closings' from record_entries
  where kind = 'thread-closed' group by thread_id having count(*) <> 1
  union all
  select m.id, 'after closing' from record_entries m join record_entries x
    on x.thread_id = m.thread_id and x.kind = 'thread-closed' and x.position < m.position
  union all
  select cancellation_id, 'entries' from record_entries
  where cancellation_id is not null group by cancellation_id having count(*) <> 1`

it('loses and doubles nothing in 1,000 interleavings, of which both orders happen', async () => {
  const cancel = await canceller()
  const all = [...wishes]
  const warm = wishes.splice(0, 20)
  const begun = performance.now()
  for (const id of warm) await cancel(id)
  const windowMs = ((performance.now() - begun) / warm.length) * 1.5
  const orders = { 'closed first': 0, 'cancelled first': 0 }
  for (const [round, id] of wishes.entries()) {
    const lateMs = (((round * 37) % 100) / 50 - 1) * windowMs
    const threadId = await openThread()
    await Promise.all([
      sleep(Math.max(0, -lateMs)).then(() => cancel(id)),
      sleep(Math.max(0, lateMs)).then(() => close(threadId, closers[round % 2])),
    ])
    const [came] = await own.sql<{ first: boolean; open: number }>(inThread, [id, threadId])
    orders[came?.first ? 'cancelled first' : 'closed first'] += 1
    expect({ round, open: came?.open }).toEqual({ round, open: came?.first ? 0 : 1 })
  }
  expect(await own.sql(wrong, [all])).toEqual([])
  expect(wishes).toHaveLength(rounds)
  expect(orders['closed first']).toBeGreaterThan(100)
  expect(orders['cancelled first']).toBeGreaterThan(100)
})
