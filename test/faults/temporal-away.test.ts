import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { askFor, aTime } from '../api/bookings.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { type OwnTemporal, prepareOwnTemporal } from '../run/own-servers.ts'
import { nord } from '../run/visits.ts'

let temporal: OwnTemporal
let house: TestHouse
const away: string[] = []
const early: string[] = []
let wish = ''

beforeAll(async () => {
  temporal = await prepareOwnTemporal()
  house = await openTestHouse({ temporalAddress: temporal.address })
})

afterAll(async () => {
  await house?.close()
  await temporal?.close()
})

/** The client would wait longer than the test allows. */
async function cancelOne(): Promise<string> {
  const [visit = ''] = await house.book({})
  const begun = Date.now()
  const { status, body, headers } = await house.as('anna').cancel(visit)
  expect(Date.now() - begun).toBeLessThan(15_000)
  expect(status).toBe(202)
  expect(body).toMatchObject({ status: 'accepted', appointmentId: visit, steps: [] })
  expect(headers.get('Location')).toBe(`/v1/cancellations/${body.id}`)
  return body.id
}

async function statusesOf(ids: string[]): Promise<string[]> {
  const replies = ids.map((id) => house.as('anna').get(`/v1/cancellations/${id}`))
  return (await Promise.all(replies)).map(({ body }) => body.status)
}

function completed(ids: string[]): Promise<string[]> {
  return eventually(
    () => statusesOf(ids),
    (statuses) => statuses.every((one) => one !== 'accepted'),
  )
}

async function ready() {
  const { status, body } = await house.as('anna').get('/health/ready')
  return { status, body }
}

describe('while Temporal has not been there yet', () => {
  it('accepts a cancellation without waiting for it', async () => {
    early.push(await cancelOne(), await cancelOne())
    expect(await statusesOf(early)).toEqual(['accepted', 'accepted'])
  })

  it('tells the operator that Temporal is what is missing', async () => {
    expect(await ready()).toEqual({
      status: 200,
      body: {
        status: 'degraded',
        parts: { postgres: 'up', keys: 'up', temporal: 'down', accessLog: 'up' },
      },
    })
  })

  it('lists for the operator what waits, and that Temporal is away', async () => {
    const { body } = await house.as('otto').get('/v1/operations')
    expect(body).toMatchObject({
      waiting: early.map((id) => ({ workflowId: `cancellation/${id}`, code: 'not-carried-out' })),
      failing: [{ kind: 'engine', code: 'engine-away', workflowId: null }],
      ended: [],
      counts: { waiting: 2, failing: 1, ended: 0 },
    })
  })

  it('completes what it accepted, once Temporal comes', async () => {
    await temporal.start()
    expect(await completed(early)).toEqual(['completed', 'completed'])
    const up = await eventually(ready, ({ body }) => body.status === 'ready')
    expect(up.body.parts).toEqual({ postgres: 'up', keys: 'up', temporal: 'up', accessLog: 'up' })
  })
})

describe('when Temporal is killed under a running house', () => {
  it('accepts a cancellation and says what is down', async () => {
    await temporal.kill()
    away.push(await cancelOne())
    expect((await ready()).body).toMatchObject({ status: 'degraded', parts: { temporal: 'down' } })
  })

  it('lets the supplier finish a task whose process cannot hear of it', async () => {
    const eva = house.as('eva')
    const { body } = await house.as('anna').get(`/v1/cancellations/${early[0]}`)
    const task = await eva.get(`/v1/tasks/${body.taskId}`)
    const headers = { 'If-Match': task.headers.get('ETag') ?? '' }
    const sent = { body: { status: 'done' }, headers }
    expect((await eva.send('PATCH', `/v1/tasks/${body.taskId}`, sent)).status).toBe(200)
    expect(await followedUp(early[0])).toBe(false)
  })

  it('accepts that a cancellation is undone, and a wish for a time, and says that both are under way', async () => {
    const undone = await house.as('anna').post(`/v1/cancellations/${early[1]}/withdrawal`)
    expect(undone).toMatchObject({
      status: 202,
      body: { status: 'completed', withdrawal: { by: 'Anna Jensen', completedAt: null } },
    })
    const asked = await askFor(house)
    expect(asked).toMatchObject({ status: 202, body: { status: 'accepted' } })
    wish = asked.body.id
    const [visit = ''] = await house.book({ appointmentTypeCode: 'cleaning' })
    const freeTimeId = randomUUID()
    const time = { id: freeTimeId, organisationId: nord, appointmentTypeCode: 'cleaning' }
    await house.db.fill([['free_times', [{ ...time, ...aTime(9) }]]])
    const moved = await house.as('anna').post(`/v1/appointments/${visit}/move`, { freeTimeId })
    expect(moved).toMatchObject({ status: 202, body: { id: visit, status: 'booked' } })
  })

  it('undoes the one and sets up the other, once Temporal is back', async () => {
    await temporal.start()
    const statuses = await eventually(
      async () => [
        (await house.as('anna').get(`/v1/cancellations/${early[1]}`)).body.status,
        (await house.as('anna').get(`/v1/booking-requests/${wish}`)).body.status,
        ...(
          await house.db.sql<{ status: string }>(
            'select status from booking_requests where id <> $1',
            [wish],
          )
        ).map(({ status }) => status),
      ],
      (all) => all.join(' ') === 'withdrawn open booked',
    )
    expect(statuses).toEqual(['withdrawn', 'open', 'booked'])
  })

  it('completes the cancellation and tells the process of the task', async () => {
    expect(await completed(away)).toEqual(['completed'])
    expect(
      await eventually(
        () => followedUp(early[0]),
        (told) => told,
      ),
    ).toBe(true)
  })
})

async function followedUp(id: string | undefined): Promise<boolean> {
  const query = 'select followed_up_at is not null as told from cancellations where id = $1'
  return (await house.db.sql<{ told: boolean }>(query, [id]))[0]?.told ?? false
}
