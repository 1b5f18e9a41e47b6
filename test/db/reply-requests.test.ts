import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { inTransaction } from '../../db/acting.ts'
import { findActor } from '../../db/actors.ts'
import { type Database, openDatabase, type Transaction } from '../../db/database.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { theVault } from '../run/servers.ts'
import { anna, bent, eva, nord, syd } from '../run/visits.ts'

let house: TestHouse
let db: Database
let thread: string
let visit: string
beforeAll(async () => {
  house = await openTestHouse()
  const [cancelled = '', booked = ''] = await house.book({ organisationId: syd }, {})
  thread = (await house.as('anna').cancel(cancelled)).body.threadId
  visit = booked
  db = openDatabase({ url: house.db.url, vault: theVault(), size: 2 })
})
afterAll(async () => {
  await db.destroy()
  await house.close()
})

const acting = { kind: 'citizen' as const, subject: 'anna', cprHash: null }

/** As Anna, in a transaction that is undone; the code of whatever refused it. */
async function tried(work: (trx: Transaction) => Promise<unknown>): Promise<string> {
  const undone = new Error('undone')
  try {
    await inTransaction(db, acting, async (trx) => {
      await findActor(trx, acting, { writes: true })
      await work(trx)
      throw undone
    })
    return 'never'
  } catch (error) {
    return error === undone ? 'taken' : ((error as { code?: string }).code ?? String(error))
  }
}

interface Wanted {
  request?: object
  task?: object
}

const write =
  ({ request = {}, task = {} }: Wanted) =>
  async (trx: Transaction) => {
    const taskId = uuid()
    const at = new Date().toISOString()
    const asked = {
      taskId,
      threadId: thread,
      citizenId: anna,
      actorId: anna,
      day: '2027-01-01',
      at,
    }
    await trx('reply_requests').insert({ ...asked, ...request })
    const made = { id: taskId, kind: 'reply-request', citizenId: anna, threadId: thread }
    const due = { text: 's1.AAAA', dueAt: at, createdAt: at }
    await trx('tasks').insert({ ...made, organisationId: syd, ...due, ...task })
  }

const refused = '42501'

describe('a citizen, in SQL,', () => {
  it('makes a task with a request of the own', async () => {
    expect(await tried(write({}))).toBe('taken')
  })

  it.each<[string, () => Wanted]>([
    ['without a request', () => ({ request: { taskId: uuid() } })],
    ['for another organisation', () => ({ task: { organisationId: nord } })],
    ['of another kind', () => ({ task: { kind: 'booking-request' } })],
    ['for an employee by name', () => ({ task: { assigneeId: eva } })],
    ['about a visit', () => ({ task: { appointmentId: visit } })],
    ['of another citizen', () => ({ task: { citizenId: bent } })],
    ['that is done', () => ({ task: { status: 'done', outcome: 'agreed', doneAt: new Date() } })],
    ['in the name of another', () => ({ request: { actorId: bent } })],
    ['for another citizen', () => ({ request: { citizenId: bent } })],
  ])('makes no task %s', async (_, wanted) => {
    expect(await tried(write(wanted()))).toBe(refused)
  })

  it('makes no second one on the same day', async () => {
    const twice = async (trx: Transaction) => {
      await write({})(trx)
      await write({})(trx)
    }
    expect(await tried(twice)).toBe('23505')
  })

  it('makes none in a chat that has ended', async () => {
    await house.db.sql(`update threads set status = 'closed', closed_at = now()`)
    expect(await tried(write({}))).toBe(refused)
    await house.db.sql(`update threads set status = 'open', closed_at = null`)
  })

  it.each([
    ['closes the chat', `status = 'closed', closed_at = now()`, 'taken'],
    ['does not close it without a time', `status = 'closed'`, refused],
    ['does not change who opened it', `opened_by = '${bent}'`, refused],
    ['does not open it for replies', `reply_open = true, reply_to = 'organisation'`, refused],
    [
      'does not close and open it at once',
      `status = 'closed', closed_at = now(), reply_open = true`,
      refused,
    ],
    ['counts in it', 'message_count = message_count + 1', 'taken'],
  ])('who opened a chat %s', async (_, change, answer) => {
    const text = `update threads set ${change} where id = '${thread}'`
    expect(await tried((trx) => trx.raw(text))).toBe(answer)
  })

  it('who opened no chat closes none, and opens none again', async () => {
    const closing = `update threads set status = 'closed', closed_at = now() where id = '${thread}'`
    await house.db.sql('update threads set opened_by = null')
    expect(await tried((trx) => trx.raw(closing))).toBe(refused)
    await house.db.sql(`update threads set opened_by = '${anna}'`)
    await house.db.sql(closing)
    const opening = `update threads set status = 'open', closed_at = null where id = '${thread}'`
    expect(await tried((trx) => trx.raw(opening))).toBe(refused)
  })
})
