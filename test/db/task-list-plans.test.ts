import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { type Acting, inTransaction, theProcess } from '../../db/acting.ts'
import { findActor } from '../../db/actors.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { findAdrift } from '../../db/models/adrift-task.ts'
import { countTasks, listTasks, type TaskFilter } from '../../db/models/task-list.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { makeManyTasks } from '../run/many-tasks.ts'
import { theVault } from '../run/servers.ts'
import { bent, eva, nils, nord } from '../run/visits.ts'
import { aCompletedWish } from '../worker/wishes.ts'
import { explaining, type Plan } from './explaining.ts'

const others = 30
const organisations = Array.from({ length: others }, (_, n) => ({
  ...{ id: uuid(), code: `enhed-${n}`, name: `Enhed ${n}`, phone: '70 10 10 09' },
  ...{ chatOpening: 'closed', answerWorkingDays: 1 },
}))

let own: TestDatabase
let db: Database
let like: string
beforeAll(async () => {
  own = await makeDatabase()
  db = openDatabase({ url: own.url, vault: theVault(), size: 2 })
  await own.fill([['organisations', organisations]])
  const cancellationId = await aCompletedWish(own, db)
  const query = 'select id, thread_id as "threadId" from tasks where cancellation_id = $1'
  const [first] = await own.sql<{ id: string; threadId: string }>(query, [cancellationId])
  like = first?.id ?? ''
  await fiftyThousand()
})
afterAll(async () => {
  await db.destroy()
  await own.drop()
})

/** Two years of a municipality: 20,000 of Hjemmepleje Nord, the rest of others; one of twenty is left to do. */
async function fiftyThousand(): Promise<void> {
  const usual = {
    like,
    status: `(case when n % 20 > 0 then 'done' when n % 40 = 0 then 'in-progress' else 'open' end)`,
    window: `(array['07:00-08:00', '14:00-15:00', null])[1 + n % 3]`,
    assigneeId: `(array['${eva}', '${nils}', null])[1 + n % 3]::uuid`,
    dueAt: `now() + interval '2 days' - n * interval '50 minutes'`,
  }
  await makeManyTasks(own, { ...usual, count: 20_000 })
  const ids = organisations.map(({ id }) => `'${id}'`)
  const organisationId = `(array[${ids}])[1 + n % ${others}]::uuid`
  await makeManyTasks(own, { ...usual, count: 30_000, organisationId, assigneeId: 'null' })
  await twentyOfBents()
  await own.sql('vacuum analyze tasks')
}

async function twentyOfBents(): Promise<void> {
  const threadId = uuid()
  const at = new Date().toISOString()
  const times = { openedAt: at, lastMessageAt: at }
  const thread = { id: threadId, citizenId: bent, organisationId: nord, status: 'open', ...times }
  await own.fill([['threads', [thread]]])
  const bents = { like, count: 20, dueAt: `now() - n * interval '10 days'` }
  const ids = await makeManyTasks(own, bents)
  const [key] = await own.sql<{ id: string }>(
    'select key_id as id from citizen_keys where citizen_id = $1',
    [bent],
  )
  const text = (await theVault().keyOf(key?.id ?? ''))?.seal('x')
  await own.sql('update tasks set citizen_id = $1, thread_id = $2, text = $3 where id = any($4)', [
    ...[bent, threadId, text, ids],
  ])
}

const nothing: TaskFilter = {
  ...{ organisationIds: [nord], assigneeId: null, citizenId: null, threadId: null, status: null },
  ...{ kind: null, left: false, overdue: false, unassigned: false, window: null },
  ...{ after: undefined, limit: 101, now: new Date().toISOString() },
}

const employee = { kind: 'employee', subject: 'eva', cprHash: null } as const

function planOf(acting: Acting, ask: (trx: Database) => Promise<unknown>): Promise<Plan> {
  return inTransaction(db, acting, async (trx) => {
    if (acting.kind !== 'process') await findActor(trx, acting, { writes: false })
    const { watched, plans } = explaining(trx)
    await ask(watched)
    const [plan] = plans
    if (!plan) throw new Error('Nothing was asked')
    // to read the figures
    if (process.env.SHOW_PLANS) process.stderr.write(`${JSON.stringify(plan)}\n`)
    return plan
  })
}

const byTime = 'tasks_organisation_id_due_at_id_idx'
const byEmployee = 'tasks_organisation_id_assignee_id_due_at_id_idx'
const byWindow = 'tasks_organisation_id_check_window_due_at_id_idx'
const atWork = 'tasks_at_work'
const second = organisations[0]?.id ?? ''

interface Case {
  what: string
  filter: Partial<TaskFilter>
  index: string
  /** At most so many tasks are looked at for the first page. */
  rows: number
}
const cases: Case[] = [
  { what: 'of an organisation', filter: {}, index: byTime, rows: 101 },
  { what: 'that are open', filter: { status: 'open' }, index: atWork, rows: 210 },
  {
    ...{ what: 'of two organisations', filter: { organisationIds: [nord, second] } },
    ...{ index: byTime, rows: 1200 },
  },
  { what: 'of an employee', filter: { assigneeId: nils }, index: byEmployee, rows: 101 },
  {
    ...{ what: 'of an employee that are open', filter: { assigneeId: nils, status: 'open' } },
    ...{ index: atWork, rows: 700 },
  },
  { what: 'that are left to do', filter: { left: true }, index: atWork, rows: 101 },
  { what: 'that are overdue', filter: { overdue: true }, index: atWork, rows: 101 },
  {
    ...{ what: 'that are nobody’s', filter: { unassigned: true, status: 'open' } },
    ...{ index: atWork, rows: 700 },
  },
  { what: 'of a check window', filter: { window: '07:00-08:00' }, index: byWindow, rows: 101 },
  {
    ...{ what: 'of a window that are open', filter: { window: '14:00-15:00', status: 'open' } },
    ...{ index: atWork, rows: 700 },
  },
  {
    ...{ what: 'of a citizen', filter: { citizenId: bent }, rows: 20 },
    index: 'tasks_citizen_id_due_at_id_idx',
  },
]

describe('of fifty thousand tasks, the list of those', () => {
  it.each(cases)('$what is read from an index, and no more of it than it takes', async (one) => {
    const ask = (trx: Database) => listTasks(trx, { ...nothing, ...one.filter })
    const { isReadWhole, indexes, rows } = await planOf(employee, ask)
    expect({ isReadWhole, indexes }).toEqual({ isReadWhole: false, indexes: [one.index] })
    expect(rows).toBeLessThanOrEqual(one.rows)
  })

  it.each(cases)('$what goes on in the middle without looking at what was shown', async (one) => {
    const middle = new Date(Date.now() - 100 * 86_400_000).toISOString()
    const filter = { ...nothing, ...one.filter, after: { at: middle, id: like } }
    const { isReadWhole, rows } = await planOf(employee, (trx) => listTasks(trx, filter))
    expect(isReadWhole).toBe(false)
    expect(rows).toBeLessThanOrEqual(one.rows)
  })
})

describe('of fifty thousand tasks', () => {
  it('those that are left to do are counted, and no others are looked at', async () => {
    const ask = (trx: Database) => countTasks(trx, { ...nothing, me: eva })
    const { isReadWhole, indexes, rows } = await planOf(employee, ask)
    expect({ isReadWhole, indexes }).toEqual({ isReadWhole: false, indexes: [atWork] })
    expect(rows).toBeLessThanOrEqual(1021)
  })

  it('those whose employee or organisation is gone are looked for among what is left to do', async () => {
    const ask = (trx: Database) => findAdrift(trx, 20)
    const { isReadWhole, indexes, rows } = await planOf(theProcess, ask)
    expect({ isReadWhole, indexes }).toEqual({ isReadWhole: false, indexes: [atWork] })
    expect(rows).toBeLessThanOrEqual(2521)
  })
})
