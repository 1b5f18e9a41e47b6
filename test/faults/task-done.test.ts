import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { workflowIdOf } from '../../workflows/contract.ts'
import { askFor } from '../api/bookings.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { makeManyTasks } from '../run/many-tasks.ts'
import { type OwnTemporal, prepareOwnTemporal } from '../run/own-servers.ts'
import { type Watcher, watch } from '../workflows/watcher.ts'

/** Every kind that has a process. */
const kinds = ['cancellation', 'booking-request', 'reply-request', 'escalation'] as const
/** What is begun by the relay. */
const alone = ['reply-request', 'escalation'] as const
type Kind = (typeof kinds)[number]

interface Waiting {
  taskId: string
  workflowId: string
}

let temporal: OwnTemporal
let house: TestHouse
let watcher: Watcher
beforeAll(async () => {
  temporal = await prepareOwnTemporal()
  await temporal.start()
  house = await openTestHouse({ temporalAddress: temporal.address })
  watcher = await watch(house)
})
afterAll(async () => {
  await watcher?.close()
  await house?.close()
  await temporal?.close()
})

async function aTask(kind: Kind): Promise<Waiting> {
  if (kind === 'booking-request') return aBooking()
  const [visit = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visit)
  const { id, taskId } = body
  if (kind === 'cancellation') return { taskId, workflowId: workflowIdOf({ kind, id }) }
  return ofItsOwn(kind, taskId)
}

async function aBooking(): Promise<Waiting> {
  const { id } = (await askFor(house)).body
  const { taskId } = (await house.as('eva').get(`/v1/booking-requests/${id}`)).body
  return { taskId, workflowId: workflowIdOf({ kind: 'booking-request', id }) }
}

/** A task that stands by itself: the relay begins its process. */
async function ofItsOwn(kind: (typeof alone)[number], like: string): Promise<Waiting> {
  const [id = ''] = await makeManyTasks(house.db, { like, count: 1 })
  const follows = kind === 'escalation' ? like : null
  await house.db.sql(
    'update tasks set kind = $2, follows_task_id = $3, followed_up_at = null where id = $1',
    [id, kind, follows],
  )
  return { taskId: id, workflowId: workflowIdOf({ kind: 'task', id }) }
}

async function finish({ taskId }: Waiting): Promise<void> {
  const change = { status: 'done', outcome: 'agreed' }
  expect((await house.as('eva').patch(`/v1/tasks/${taskId}`, change, '*')).status).toBe(200)
}

function statusOf({ workflowId }: Waiting): Promise<string> {
  const described = watcher.client.workflow.getHandle(workflowId).describe()
  return described.then(
    ({ status }) => status.name,
    () => 'not there',
  )
}

async function becomes(waiting: Waiting, wanted: string, patienceMs = 30_000) {
  const status = await eventually(
    () => statusOf(waiting),
    (one) => one === wanted,
    patienceMs,
  )
  expect({ ...waiting, status }).toEqual({ ...waiting, status: wanted })
}

describe.each(kinds)('the process of a task that is a %s', (kind) => {
  it('waits while it is not done, and has ended at once when it is', async () => {
    const waiting = await aTask(kind)
    await becomes(waiting, 'RUNNING')
    await house.as('eva').patch(`/v1/tasks/${waiting.taskId}`, { status: 'in-progress' }, '*')
    await becomes(waiting, 'RUNNING')
    await finish(waiting)
    // sooner than the relay would tell it
    await becomes(waiting, 'COMPLETED', 1900)
  })
})

describe('where Temporal is away when a task is done', () => {
  let running: Waiting[] = []
  let unborn: Waiting[] = []
  beforeAll(async () => {
    running = await Promise.all(kinds.map(aTask))
    for (const one of running) await becomes(one, 'RUNNING')
    await temporal.kill()
    const [{ taskId = '' } = {}] = running
    unborn = await Promise.all(alone.map((kind) => ofItsOwn(kind, taskId)))
    for (const one of [...running, ...unborn]) await finish(one)
    await temporal.start()
  })

  it('every process that waited ends when Temporal is back', async () => {
    for (const one of running) await becomes(one, 'COMPLETED', 90_000)
  })

  it('and so does what was done before its process had begun', async () => {
    for (const one of unborn) await becomes(one, 'COMPLETED', 90_000)
  })

  it('nobody has been reminded of what was done', async () => {
    const reminded = `select from tasks where reminded_at is not null or followed_up_at is null
      and cancellation_id is null`
    expect(
      await eventually(
        () => house.db.sql(reminded),
        (rows) => rows.length === 0,
      ),
    ).toEqual([])
  })
})
