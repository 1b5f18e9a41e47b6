import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Anything } from '../run/caller.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, eva, syd } from '../run/visits.ts'
import { askFor, aTime, offer } from './bookings.ts'

const hourMs = 3_600_000
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function cancelled(visit = {}, as = 'anna'): Promise<Anything> {
  const [visitId = ''] = await house.book(visit)
  const reply = await house.as(as).cancel(visitId)
  expect(reply.status).toBe(201)
  return reply.body
}

const undo = (id: string, as = 'anna', headers = {}) =>
  house
    .as(as)
    .post(`/v1/cancellations/${id}/withdrawal`, undefined, { Prefer: 'wait=20', ...headers })

const statusOf = async (id: string) => (await house.as('anna').get(`/v1/appointments/${id}`)).body

async function patch(taskId: string, change: object) {
  const { headers } = await house.as('eva').get(`/v1/tasks/${taskId}`)
  return house.as('eva').patch(`/v1/tasks/${taskId}`, change, headers.get('ETag') ?? '')
}

describe('a withdrawal', () => {
  it('takes the task back, tells it in the same chat, and books the visit again', async () => {
    const before = await cancelled()
    expect(before).toMatchObject({ withdrawal: null, withdrawableUntil: expect.any(String) })
    const { status, body } = await undo(before.id)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: before.id,
      status: 'withdrawn',
      withdrawableUntil: null,
      withdrawal: {
        by: 'Anna Jensen',
        acceptedAt: expect.any(String),
        completedAt: expect.any(String),
        appointmentRestored: true,
      },
    })
    expect(body.steps).toHaveLength(6)
    expect(await statusOf(before.appointmentId)).toMatchObject({
      status: 'booked',
      cancellationId: null,
    })
    expect((await house.as('eva').get(`/v1/tasks/${before.taskId}`)).body.status).toBe('withdrawn')
    const { body: messages } = await house.as('eva').get(`/v1/threads/${before.threadId}/messages`)
    expect(messages.items.at(-1)).toMatchObject({
      author: { kind: 'citizen', name: 'Anna Jensen' },
      text: expect.stringMatching(/^Anna Jensen har fortrudt .*\nBesøget er booket igen\.$/),
    })
    const { body: record } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
    const entries = record.items.filter(({ cancellationId }) => cancellationId === before.id)
    expect(entries.map(({ kind }) => kind)).toEqual(['cancellation', 'withdrawal'])
    const receipt = await house.as('anna').get(`/v1/cancellations/${before.id}/receipt`)
    expect(receipt.body.next.text).toBe('Du har fortrudt din aflysning. Besøget er booket igen.')
  })

  it('by a representative is signed on behalf', async () => {
    const { id, threadId } = await cancelled()
    expect((await undo(id, 'rita')).body.withdrawal.by).toBe('Rita Holm på vegne af Anna Jensen')
    const { body } = await house.as('anna').get(`/v1/threads/${threadId}/messages`)
    expect(body.items.at(-1)?.author).toMatchObject({ kind: 'representative' })
  })

  it('leaves the visit to be cancelled once more', async () => {
    const first = await cancelled()
    await undo(first.id)
    const again = await house.as('anna').cancel(first.appointmentId)
    expect(again).toMatchObject({ status: 201, body: { status: 'completed' } })
    expect((await undo(again.body.id)).body.status).toBe('withdrawn')
  })

  it('happens once, however often it is asked for under one key', async () => {
    const { id, threadId } = await cancelled()
    const count = async () =>
      (await house.as('anna').get(`/v1/threads/${threadId}`)).body.messageCount
    const before = await count()
    const headers = { 'Idempotency-Key': randomUUID() }
    const answers = await Promise.all([1, 2, 3, 4].map(() => undo(id, 'anna', headers)))
    const codes = answers.map(({ status, body }) => (status === 200 ? body.status : body.code))
    expect(codes).toContain('withdrawn')
    for (const code of codes) expect(code).toMatch(/^(withdrawn|idempotency-key-in-progress)$/)
    expect(await count()).toBe(before + 1)
    expect((await undo(id)).body.code).toBe('cancellation-ended')
  })

  it('says clearly that the visit could not be booked again', async () => {
    const { id, appointmentId } = await cancelled()
    await house.db.sql(
      `update appointments set starts_at = starts_at + interval '1 hour',
        ends_at = ends_at + interval '1 hour' where id = $1`,
      [appointmentId],
    )
    const { body } = await undo(id)
    expect(body).toMatchObject({ status: 'withdrawn', withdrawal: { appointmentRestored: false } })
    const receipt = await house.as('anna').get(`/v1/cancellations/${id}/receipt`)
    expect(receipt.body.next.text).toContain('Aftal en ny tid med Hjemmepleje Nord.')
  })

  it('leaves the time to another citizen, who has been offered it meanwhile', async () => {
    const hours = aTime(12)
    const { id } = await cancelled(hours)
    const { body: wish } = await askFor(house, {}, 'bent')
    await offer(house.as('eva'), wish.id, [{ ...hours, employeeId: eva }])
    const { body } = await undo(id)
    expect(body).toMatchObject({ status: 'withdrawn', withdrawal: { appointmentRestored: false } })
  })

  it('goes into a new chat where the old one was closed', async () => {
    const { id, threadId } = await cancelled()
    await house.as('eva').post(`/v1/threads/${threadId}/close`)
    expect((await undo(id)).status).toBe(200)
    const { body } = await house.as('anna').get('/v1/threads?status=open')
    expect(body.items[0]).toMatchObject({ messageCount: 1 })
    expect(body.items[0].id).not.toBe(threadId)
  })
})

describe('a withdrawal is refused', () => {
  it.each([{ status: 'in-progress' }, { status: 'done', outcome: 'agreed' }])(
    'when the supplier has begun: %s',
    async (change) => {
      const { id, taskId } = await cancelled()
      expect((await patch(taskId, change)).status).toBe(200)
      expect(await undo(id)).toMatchObject({ status: 409, body: { code: 'withdrawal-too-late' } })
      const { body } = await house.as('anna').get(`/v1/cancellations/${id}`)
      expect(body).toMatchObject({ status: 'completed', withdrawableUntil: null })
    },
  )

  it('but not when the supplier has put it back', async () => {
    const { id, taskId } = await cancelled()
    await patch(taskId, { status: 'in-progress' })
    await patch(taskId, { status: 'open' })
    expect((await undo(id)).status).toBe(200)
  })

  it('less than two hours before', async () => {
    const startsAt = new Date(Date.now() + 1.9 * hourMs).toISOString()
    const { id } = await cancelled({ startsAt })
    expect(await undo(id)).toMatchObject({ status: 409, body: { code: 'withdrawal-too-late' } })
  })

  it('when the visit has got a new time', async () => {
    const { id, appointmentId } = await cancelled()
    await house.db.sql(`update appointments set status = 'moved' where id = $1`, [appointmentId])
    expect(await undo(id)).toMatchObject({ status: 409, body: { code: 'appointment-rebooked' } })
  })

  it('to whom it does not belong', async () => {
    const { id } = await cancelled()
    expect((await undo(id, 'bent')).status).toBe(404)
    expect((await undo(id, 'eva')).status).toBe(403)
    expect((await undo(id, 'sara')).status).toBe(404)
    expect((await undo(randomUUID())).status).toBe(404)
  })
})

describe('a task whose cancellation was taken back', () => {
  it('can be changed no more, from the moment that was accepted', async () => {
    const { id, taskId } = await cancelled({ organisationId: syd, employeeId: null })
    await undo(id, 'anna', { Prefer: 'respond-async' })
    const { headers } = await house.as('sara').get(`/v1/tasks/${taskId}`)
    const reply = await house
      .as('sara')
      .patch(`/v1/tasks/${taskId}`, { status: 'done' }, headers.get('ETag') ?? '')
    expect([reply.status, reply.body.code]).toEqual([
      expect.any(Number),
      expect.stringMatching(/^(task-withdrawn|version-mismatch)$/),
    ])
  })
})

describe('a late cancellation', () => {
  const soon = () => ({ startsAt: new Date(Date.now() + 5 * hourMs).toISOString() })

  it('is allowed, and said so before and after', async () => {
    const [visitId = ''] = await house.book(soon())
    const { body: visit } = await house.as('anna').get(`/v1/appointments/${visitId}`)
    expect(new Date(visit.lateFrom).getTime()).toBeLessThan(Date.now())
    const { body } = await house.as('anna').cancel(visitId)
    expect(body).toMatchObject({ status: 'completed', late: true, lateAnswer: null })
    const { body: task } = await house.as('eva').get(`/v1/tasks/${body.taskId}`)
    expect(task.flags).toEqual(['late-cancellation'])
    expect(task.text).toContain('Aflysningen er sen.')
    const receipt = await house.as('anna').get(`/v1/cancellations/${body.id}/receipt`)
    expect(receipt.body.late).toBe('Du har aflyst sent. Måske er nogen allerede på vej.')
  })

  it.each([
    ['do-not-send', 'Send ikke nogen'],
    ['call-me', 'ringes op'],
  ])('tells the supplier what the citizen wants: %s', async (lateAnswer, words) => {
    const [visitId = ''] = await house.book(soon())
    const wish = { reasonCode: 'not-home', lateAnswer }
    const { body } = await house.as('anna').cancel(visitId, wish)
    expect(body).toMatchObject({ late: true, lateAnswer })
    const { body: task } = await house.as('eva').get(`/v1/tasks/${body.taskId}`)
    expect(task.flags).toEqual(['late-cancellation', lateAnswer])
    expect(task.text).toContain(words)
  })

  it('alone takes such an answer', async () => {
    const [visitId = ''] = await house.book({})
    const wish = { reasonCode: 'not-home', lateAnswer: 'call-me' }
    expect(await house.as('anna').cancel(visitId, wish)).toMatchObject({
      status: 422,
      body: { code: 'late-answer-not-late' },
    })
  })
})
