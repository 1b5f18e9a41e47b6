import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { type Activities, createActivities } from '../../activities/index.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import {
  checkReplyPermission,
  completeReceipt,
  createTask,
  noteDecision,
  openOrAppendChat,
  rejectCancellation,
  remindSupplier,
  writeRecordEntry,
} from '../../domain/commands.ts'
import { resolveSupplier } from '../../domain/supplier.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { eventually } from '../run/eventually.ts'
import { countRows } from '../run/rows.ts'
import { theVault } from '../run/servers.ts'
import { anna, aVisit, nord } from '../run/visits.ts'

let at: TestDatabase
let db: Database
let hands: Activities
let cancellationId = ''
const wishOf = () => ({ kind: 'cancellation' as const, id: cancellationId })
let before: Record<string, number>
const visit = () => aVisit({ startsAt: new Date(Date.now() + 172_800_000).toISOString() })

beforeAll(async () => {
  at = await makeDatabase()
  db = openDatabase({ url: at.url, vault: theVault() })
  hands = createActivities(db)
})
afterAll(async () => {
  await db.destroy()
  await at.drop()
})
beforeEach(async () => {
  cancellationId = await accept()
  before = await countRows(at)
})

/** A wish as the door leaves it. */
async function accept() {
  const booked = visit()
  const cancellation = {
    id: randomUUID(),
    appointmentId: booked.id,
    citizenId: anna,
    actorId: anna,
    signature: 'Anna Jensen',
    reasonCode: 'not-home',
    status: 'accepted',
    appointmentStartsAt: booked.startsAt,
    acceptedAt: new Date().toISOString(),
  }
  await at.fill([
    ['appointments', [booked]],
    ['cancellations', [cancellation]],
  ])
  return cancellation.id
}

/** The list of the process, for the facts as they are; `organisationId` may be made wrong. */
async function aList(organisationId = nord) {
  const supplier = {
    ...resolveSupplier(await hands.gatherFacts({ cancellationId })),
    organisationId,
  }
  const commands = [
    noteDecision('reason-validated', { allowed: true }, new Date()),
    noteDecision('supplier-resolved', supplier, new Date()),
    createTask(supplier),
    openOrAppendChat(supplier),
    checkReplyPermission(supplier),
    writeRecordEntry(supplier, { reasonCode: 'not-home' }),
    completeReceipt(supplier),
  ]
  return { wish: wishOf(), list: 'cancellation', commands }
}

async function made() {
  const after = await countRows(at)
  const { cancellation_steps: steps, carried_out: lists, ...rest } = after
  return {
    steps: (steps ?? 0) - (before.cancellation_steps ?? 0),
    lists: (lists ?? 0) - (before.carried_out ?? 0),
    tasks: (rest.tasks ?? 0) - (before.tasks ?? 0),
    messages: (rest.messages ?? 0) - (before.messages ?? 0),
    entries: (rest.record_entries ?? 0) - (before.record_entries ?? 0),
  }
}

/** How many sessions wait for a lock in this database. */
async function waiting() {
  const [row] = await at.sql<{ count: number }>(
    `select count(distinct pid)::int from pg_locks join pg_stat_activity using (pid)
      where not granted and datname = current_database()`,
  )
  return row?.count ?? 0
}

const once = { steps: 6, lists: 1, tasks: 1, messages: 1, entries: 1 }
const nothing = { steps: 0, lists: 0, tasks: 0, messages: 0, entries: 0 }

describe('a list of commands', () => {
  it('is carried out once when it is asked for twice, with the same outcome', async () => {
    const list = await aList()
    const outcome = await hands.carryOut(list)
    expect(outcome).toMatchObject({ factsChanged: false, replyPermission: 'open-to-organisation' })
    expect(await hands.carryOut(list)).toEqual(outcome)
    expect(await made()).toEqual(once)
  })

  it('is carried out once when it is asked for ten times at once', async () => {
    const list = await aList()
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => hands.carryOut(list)))
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
    expect(await made()).toEqual(once)
  })

  it('is carried out once by two who have both waited for the same lock', async () => {
    const list = await aList()
    const holder = new pg.Client({ connectionString: at.adminUrl })
    await holder.connect()
    await holder.query('begin')
    await holder.query('select from cancellations where id = $1 for update', [cancellationId])
    const both = [hands.carryOut(list), hands.carryOut(list)]
    await eventually(waiting, (count) => count === 2)
    await holder.query('commit')
    await holder.end()
    const [first, second] = await Promise.all(both)
    expect(second).toEqual(first)
    expect(await made()).toEqual(once)
  })

  it('goes to a new chat where the open one is closed while it is carried out', async () => {
    const { threadId: old } = await hands.carryOut(await aList())
    cancellationId = await accept()
    const closer = new pg.Client({ connectionString: at.adminUrl })
    await closer.connect()
    await closer.query('begin')
    const close = `update threads set status = 'closed', closed_at = now() where id = $1`
    await closer.query(close, [old])
    const carrying = hands.carryOut(await aList())
    await eventually(waiting, (count) => count === 1)
    await closer.query('commit')
    await closer.end()
    const { threadId, taskId } = await carrying
    expect(threadId).not.toBe(old)
    const [task] = await at.sql('select thread_id from tasks where id = $1', [taskId])
    expect(task).toEqual({ thread_id: threadId })
    expect(await at.sql(`select id from threads where status = 'open'`)).toEqual([{ id: threadId }])
  })

  it('leaves nothing where a hand fails in the middle, and may be tried again', async () => {
    const list = await aList(randomUUID())
    await expect(hands.carryOut(list)).rejects.toThrow()
    expect(await made()).toEqual(nothing)
    await hands.carryOut(await aList())
    expect(await made()).toEqual(once)
  })

  it('leaves nothing where the last hand fails', async () => {
    const list = await aList()
    const [, , ...others] = list.commands
    const twice = { ...list, commands: [...others, ...others.slice(0, 1)] }
    await expect(hands.carryOut(twice)).rejects.toThrow()
    expect(await made()).toEqual(nothing)
  })

  it.each([
    ['moved', `starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'`],
    ['held', `status = 'held'`],
    ['cancelled by others', `status = 'cancelled'`],
  ])('leaves nothing where the visit was %s since the facts were read', async (_, change) => {
    const list = await aList()
    await at.sql(
      `update appointments set ${change} where id =
        (select appointment_id from cancellations where id = $1)`,
      [cancellationId],
    )
    const outcome = await hands.carryOut(list)
    expect(outcome).toEqual({
      factsChanged: true,
      taskId: null,
      threadId: null,
      recordEntryId: null,
      replyPermission: null,
    })
    expect(await made()).toEqual(nothing)
  })

  it('rejects nothing that is completed, and completes nothing that is rejected', async () => {
    const complete = await aList()
    const commands = [rejectCancellation('appointment-changed')]
    const reject = { wish: wishOf(), list: 'rejection', commands }
    expect(await hands.carryOut(complete)).toMatchObject({ factsChanged: false })
    expect(await hands.carryOut(reject)).toMatchObject({ factsChanged: true })
    expect(await made()).toEqual(once)

    cancellationId = await accept()
    const other = await aList()
    const wish = wishOf()
    expect(await hands.carryOut({ ...reject, wish })).toMatchObject({ factsChanged: false })
    expect(await hands.carryOut({ ...other, wish })).toMatchObject({ factsChanged: true })
    const facts = await hands.gatherFacts({ cancellationId })
    expect(facts.decided).toEqual({ allowed: false, code: 'appointment-changed' })
  })

  it('of another name is another list', async () => {
    await hands.carryOut(await aList())
    const reminder = { wish: wishOf(), list: 'reminder', commands: [remindSupplier()] }
    await hands.carryOut(reminder)
    await hands.carryOut(reminder)
    expect(await made()).toEqual({ ...once, steps: 7, lists: 2, messages: 2, entries: 2 })
  })

  it('for a cancellation that is not there is not tried again', async () => {
    const list = {
      ...(await aList()),
      wish: { kind: 'cancellation' as const, id: randomUUID() },
    }
    await expect(hands.carryOut(list)).rejects.toMatchObject({
      type: 'not-found',
      nonRetryable: true,
    })
  })
})

describe('the facts', () => {
  it('hold ids, codes and settings, and nothing personal', async () => {
    const facts = await hands.gatherFacts({ cancellationId })
    expect(facts).toMatchObject({ reasonCode: 'not-home', supplier: { code: 'hjemmepleje-nord' } })
    expect(JSON.stringify(facts)).not.toMatch(/Anna|Jensen|Eva|Lund/)
  })

  it('of a cancellation that is not there are not asked for again', async () => {
    await expect(hands.gatherFacts({ cancellationId: randomUUID() })).rejects.toMatchObject({
      type: 'not-found',
      nonRetryable: true,
    })
  })
})
