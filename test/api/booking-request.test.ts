import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Anything } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, bent, syd } from '../run/visits.ts'
import { askFor, aTime, inDays, offer } from './bookings.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const path = (id: string) => `/v1/booking-requests/${id}`
const messagesOf = async ({ threadId }: Anything) =>
  (await house.as('anna').get(`/v1/threads/${threadId}/messages?limit=100`)).body.items

describe('a wish for a time', () => {
  it('becomes a task and a message with the same words, and an entry in the record', async () => {
    const { status, body } = await askFor(house, { text: 'Helst om formiddagen' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      citizenId: anna,
      organisation: { name: 'Hjemmepleje Nord' },
      appointmentType: { code: 'cleaning', name: 'Rengøring' },
      status: 'open',
      offers: [],
      offersLeft: 5,
      taskId: null,
      text: 'Helst om formiddagen',
      promisedAnswerBy: expect.any(String),
    })
    const { body: seen } = await house.as('eva').get(path(body.id))
    const { body: task } = await house.as('eva').get(`/v1/tasks/${seen.taskId}`)
    expect(task).toMatchObject({
      kind: 'booking-request',
      bookingRequestId: body.id,
      cancellationId: null,
      threadId: body.threadId,
    })
    expect(task.text).toMatch(
      /^Anna Jensen ønsker en tid til rengøring\.\nDet passer bedst:\n– .*\nHelst om formiddagen$/,
    )
    const messages = await messagesOf(body)
    expect(messages.at(-1)).toMatchObject({ text: task.text, author: { name: 'Anna Jensen' } })
    const { body: record } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
    const entries = record.items.filter(({ bookingRequestId }) => bookingRequestId === body.id)
    expect(entries).toMatchObject([{ kind: 'booking-request', taskId: task.id }])
  })

  it('by a representative is signed on behalf', async () => {
    const { body } = await askFor(house, { citizenId: anna }, 'rita')
    const messages = await messagesOf(body)
    expect(messages.at(-1)?.author).toMatchObject({ name: 'Rita Holm på vegne af Anna Jensen' })
  })

  it('for somebody else is not found', async () => {
    expect((await askFor(house, { citizenId: bent })).status).toBe(404)
    expect((await askFor(house, {}, 'eva')).status).toBe(404)
  })

  it.each<[string, object, string]>([
    ['an unknown organisation', { organisationId: anna }, 'organisation-unknown'],
    ['a link that is not https', { text: 'Se http://a.dk' }, 'link-not-allowed'],
    ['an unknown kind', { appointmentTypeId: 'massage' }, 'appointment-type-unknown'],
    [
      'times that are over',
      { preferredTimes: [{ from: inDays(-2), until: inDays(-1) }] },
      'times-invalid',
    ],
    [
      'times that end before they begin',
      { preferredTimes: [{ from: inDays(3), until: inDays(2) }] },
      'times-invalid',
    ],
  ])('is refused with %s', async (_, wish, code) => {
    expect(await askFor(house, wish)).toMatchObject({ status: 422, body: { code } })
  })

  it('is listed for both sides, and for nobody else', async () => {
    const { body } = await askFor(house)
    for (const subject of ['anna', 'rita', 'eva', 'nils']) {
      const list = await house.as(subject).get('/v1/booking-requests?limit=100')
      expect(list.body.items.map(({ id }) => id)).toContain(body.id)
    }
    for (const subject of ['bent', 'sara', 'lone']) {
      const list = await house.as(subject).get('/v1/booking-requests?limit=100')
      expect(list.body.items.map(({ id }) => id)).not.toContain(body.id)
      expect((await house.as(subject).get(path(body.id))).status).toBe(404)
    }
  })

  it('is closed without a time when the task is done', async () => {
    const { body } = await askFor(house)
    const { body: seen } = await house.as('eva').get(path(body.id))
    const done = { status: 'done', outcome: 'could-not-be-done' }
    await house.as('eva').send('PATCH', `/v1/tasks/${seen.taskId}`, {
      body: done,
      headers: { 'If-Match': '*' },
    })
    expect((await house.as('anna').get(path(body.id))).body.status).toBe('closed')
    const last = await eventually(
      async () => (await messagesOf(body)).at(-1)?.text ?? '',
      (text) => text.includes('afsluttet'),
    )
    expect(last).toBe(
      'Hjemmepleje Nord har afsluttet ønsket om en tid, uden at der blev aftalt en.',
    )
    expect(await offer(house.as('eva'), body.id, [aTime(3)])).toMatchObject({
      status: 409,
      body: { code: 'booking-ended' },
    })
  })
})

describe('a wish to an organisation that was closed', () => {
  it('is refused while it is asked for', async () => {
    await house.db.sql('update organisations set active = false where id = $1', [syd])
    const reply = await askFor(house, { organisationId: syd })
    expect(reply.body.code).toBe('organisation-unknown')
    await house.db.sql('update organisations set active = true where id = $1', [syd])
  })
})
