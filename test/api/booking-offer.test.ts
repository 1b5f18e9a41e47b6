import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Anything } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, eva } from '../run/visits.ts'
import { askFor, aTime, offer } from './bookings.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const path = (id: string) => `/v1/booking-requests/${id}`
const take = (id: string, timeId: string, as = 'anna') =>
  house.as(as).post(`${path(id)}/acceptance`, { timeId }, { Prefer: 'wait=20' })
const messagesOf = async ({ threadId }: Anything) =>
  (await house.as('anna').get(`/v1/threads/${threadId}/messages?limit=100`)).body.items

describe('an offer', () => {
  it('holds one to five times for a day, and says so in the chat', async () => {
    const { body } = await askFor(house)
    const offered = await offer(house.as('eva'), body.id, [aTime(4), aTime(5)])
    expect(offered.status).toBe(201)
    const [made] = offered.body.offers
    expect(made).toMatchObject({
      number: 1,
      status: 'open',
      times: [{ free: true }, { free: true }],
    })
    const held = new Date(made?.heldUntil ?? 0).getTime() - new Date(made?.madeAt ?? 0).getTime()
    expect(held).toBe(24 * 3_600_000)
    expect(offered.body).toMatchObject({ status: 'offered', offersLeft: 4 })
    const last = await eventually(
      async () => (await messagesOf(body)).at(-1)?.text ?? '',
      (text) => text.includes('tilbyder'),
    )
    expect(last).toMatch(
      /^Hjemmepleje Nord tilbyder dig disse tider:\n– .*\n– .*\nVi holder dem for dig til/,
    )
    const { body: task } = await house.as('eva').get(`/v1/tasks/${offered.body.taskId}`)
    expect(task).toMatchObject({ status: 'in-progress', assigneeId: eva })
  })

  it('becomes an appointment when the citizen takes a time', async () => {
    const [old = ''] = await house.book({ appointmentTypeCode: 'cleaning' })
    const { body } = await askFor(house, { replaces: old })
    const offered = await offer(house.as('eva'), body.id, [aTime(6), aTime(7)])
    const [first] = offered.body.offers[0]?.times ?? []
    const taken = await take(body.id, first?.id ?? '')
    expect(taken).toMatchObject({ status: 200, body: { status: 'booked' } })
    const { body: made } = await house
      .as('anna')
      .get(`/v1/appointments/${taken.body.appointmentId}`)
    expect(made).toMatchObject({ status: 'booked', startsAt: first?.startsAt, replaces: old })
    expect((await house.as('anna').get(`/v1/appointments/${old}`)).body.status).toBe('moved')
    const { body: task } = await house.as('eva').get(`/v1/tasks/${offered.body.taskId}`)
    expect(task).toMatchObject({ status: 'done', outcome: 'new-time' })
    const texts = (await messagesOf(body)).map(({ text }) => text)
    expect(texts.at(-1)).toMatch(/^Anna Jensen har fået en ny tid: rengøring .* i stedet for /)
    expect(texts.some((text) => text.includes('tilbyder'))).toBe(true)
  })

  it('may be declined, and made up to five times', async () => {
    const { body } = await askFor(house)
    for (let round = 1; round <= 5; round += 1) {
      expect((await offer(house.as('eva'), body.id, [aTime(20 + round)])).status).toBe(201)
      const again = await offer(house.as('eva'), body.id, [aTime(40)])
      expect(again).toMatchObject({ status: 409, body: { code: 'offer-open' } })
      const declined = await house.as('anna').post(`${path(body.id)}/decline`)
      expect(declined).toMatchObject({
        status: 200,
        body: { status: 'declined', offersLeft: 5 - round },
      })
    }
    expect(await offer(house.as('eva'), body.id, [aTime(41)])).toMatchObject({
      status: 409,
      body: { code: 'offers-used-up' },
    })
    const texts = await eventually(
      async () => (await messagesOf(body)).map(({ text }) => text),
      (all) => all.filter((text) => text.includes('kan ikke bruge')).length === 5,
    )
    const turns = texts.slice(-10).map((text) => /tilbyder dig denne tid|kan ikke bruge/.exec(text))
    const turn = ['tilbyder dig denne tid', 'kan ikke bruge']
    expect(turns.map((found) => found?.[0])).toEqual(Array.from({ length: 5 }, () => turn).flat())
  })

  it('lapses when its times are held no longer', async () => {
    const { body } = await askFor(house)
    const offered = await offer(house.as('eva'), body.id, [aTime(8)])
    await house.db.sql(
      `update booking_offers set held_until = now() - interval '1 second'
      where booking_request_id = $1`,
      [body.id],
    )
    const timeId = offered.body.offers[0]?.times[0]?.id ?? ''
    expect(await take(body.id, timeId)).toMatchObject({
      status: 409,
      body: { code: 'offer-lapsed' },
    })
  })

  it.each<[string, object, string]>([
    ['an hour that has begun', aTime(-1), 'times-invalid'],
    ['someone from elsewhere', { ...aTime(9), employeeId: anna }, 'assignee-unknown'],
  ])('is refused with %s', async (_, time, code) => {
    const { body } = await askFor(house)
    const reply = await offer(house.as('eva'), body.id, [time])
    expect(reply).toMatchObject({ status: 422, body: { code } })
  })

  it('is not for citizens to make, nor for other organisations', async () => {
    const { body } = await askFor(house)
    expect((await offer(house.as('anna'), body.id, [aTime(9)])).status).toBe(403)
    expect((await offer(house.as('sara'), body.id, [aTime(9)])).status).toBe(404)
    expect((await house.as('eva').post(`${path(body.id)}/decline`)).status).toBe(403)
  })
})

describe('one time for two citizens', () => {
  it('goes to one of them; the other is told what is left', async () => {
    const times = [aTime(10), aTime(11)]
    const wishes = [await askFor(house), await askFor(house, {}, 'bent')]
    const offers: Anything[] = []
    for (const { body } of wishes) offers.push((await offer(house.as('eva'), body.id, times)).body)
    const [first] = offers[0]?.offers[0]?.times ?? []
    expect(offers[1]?.offers[0]?.times[0]?.id).toBe(first?.id)
    const taken = await Promise.all(
      ['anna', 'bent'].map((subject, index) =>
        take(wishes[index]?.body.id ?? '', first?.id ?? '', subject),
      ),
    )
    expect(taken.map(({ status }) => status).sort()).toEqual([200, 409])
    const loser = taken.findIndex(({ status }) => status === 409)
    expect(taken[loser]?.body).toMatchObject({
      code: 'time-taken',
      detail: expect.stringMatching(/^En anden har lige fået tiden\. Du kan stadig vælge: /),
    })
    const subject = ['anna', 'bent'][loser] ?? ''
    const id = wishes[loser]?.body.id ?? ''
    const { body } = await house.as(subject).get(path(id))
    expect(body.offers[0]?.times.map(({ free }) => free)).toEqual([false, true])
    const rest = body.offers[0]?.times[1]?.id ?? ''
    expect((await take(id, rest, subject)).body.status).toBe('booked')
  })
})
