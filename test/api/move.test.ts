import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, eva, nord } from '../run/visits.ts'
import { aTime } from './bookings.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const cleaning = { appointmentTypeCode: 'cleaning' }

async function freeTime(days: number, more = {}): Promise<string> {
  const id = uuid()
  const time = { id, organisationId: nord, ...cleaning, employeeId: eva, ...aTime(days), ...more }
  await house.db.fill([['free_times', [{ ...time, appointmentTypeCode: 'cleaning', ...more }]]])
  return id
}

async function visit(more = {}): Promise<string> {
  const [id = ''] = await house.book({ ...cleaning, ...more })
  return id
}

const move = (id: string, freeTimeId: string, as = 'anna') =>
  house.as(as).post(`/v1/appointments/${id}/move`, { freeTimeId }, { Prefer: 'wait=20' })

describe('a visit that may be moved', () => {
  it('shows the free times of its own kind and supplier, the soonest first', async () => {
    const [later, soon] = [await freeTime(5), await freeTime(4)]
    await freeTime(6, { appointmentTypeCode: 'training' })
    const id = await visit()
    const { body } = await house.as('anna').get(`/v1/appointments/${id}/free-times`)
    expect(Object.values(body).map((one) => (one as { id: string }).id)).toEqual([soon, later])
    expect((await house.as('anna').get(`/v1/appointments/${id}`)).body.movable).toBe(true)
  })

  it('goes into the time that is chosen: a new visit, a message and an entry, and no task', async () => {
    const [id, time] = [await visit(), await freeTime(7)]
    const { status, body, headers } = await move(id, time)
    expect(status).toBe(201)
    expect(body).toMatchObject({ status: 'booked', startsAt: aTime(7).startsAt, replaces: id })
    expect(headers.get('Location')).toBe(`/v1/appointments/${body.id}`)
    expect((await house.as('anna').get(`/v1/appointments/${id}`)).body.status).toBe('moved')
    const { body: threads } = await house.as('anna').get('/v1/threads?status=open')
    expect(threads.items[0].lastMessage.text).toMatch(
      /^Anna Jensen har fået en ny tid: rengøring .* i stedet for /,
    )
    const { body: record } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
    expect(record.items.at(-1)).toMatchObject({ kind: 'booking', appointmentId: body.id })
    const { body: tasks } = await house.as('eva').get('/v1/tasks')
    expect(tasks.items.filter(({ bookingRequestId }) => bookingRequestId !== null)).toEqual([])
  })

  it('goes to the one who is first', async () => {
    const [ones, others] = [await visit(), await visit()]
    const time = await freeTime(8)
    const moved = await Promise.all([move(ones, time), move(others, time)])
    expect(moved.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(moved.find(({ status }) => status === 409)?.body.code).toBe('time-taken')
  })

  it('goes once, also into two times at once', async () => {
    const id = await visit()
    const times = await Promise.all([freeTime(9), freeTime(10)])
    const moved = await Promise.all(times.map((time) => move(id, time)))
    expect(moved.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(moved.find(({ status }) => status === 409)?.body.code).toBe('appointment-rebooked')
  })
})

describe('a visit is not moved', () => {
  it.each<[string, object, string]>([
    ['where its kind must be asked for', { appointmentTypeCode: 'nursing' }, 'move-not-allowed'],
    ['when it was held', { status: 'held' }, 'appointment-past'],
    ['when it was moved', { status: 'moved' }, 'appointment-rebooked'],
    ['when it is cancelled', { status: 'cancelled' }, 'appointment-already-cancelled'],
    [
      'when it is too near',
      { startsAt: new Date(Date.now() + 3_600_000).toISOString() },
      'cancellation-too-late',
    ],
  ])('%s', async (_, more, code) => {
    const id = await visit(more)
    const reply = await move(id, await freeTime(30 + Math.random()))
    expect([reply.status, reply.body.code]).toEqual([409, code])
  })

  it('into a time of another kind, that is over, or that is not there', async () => {
    const id = await visit()
    const other = await freeTime(12, { appointmentTypeCode: 'training' })
    expect((await move(id, other)).body.code).toBe('time-taken')
    expect((await move(id, await freeTime(-1))).body.code).toBe('time-taken')
    expect((await move(id, uuid())).body.code).toBe('time-unknown')
  })

  it('by whom it does not belong to', async () => {
    const [id, time] = [await visit(), await freeTime(13)]
    expect((await move(id, time, 'bent')).status).toBe(404)
    expect((await move(id, time, 'eva')).status).toBe(403)
    const list = `/v1/appointments/${id}/free-times`
    expect((await house.as('bent').get(list)).status).toBe(404)
    expect((await house.as('eva').get(list)).status).toBe(403)
  })
})
