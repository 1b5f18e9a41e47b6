import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, aVisit, bent, nord, syd } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const dayMs = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString()
const ids = (reply: { body: { items: { id: string }[] } }) => reply.body.items.map(({ id }) => id)

describe('an appointment', () => {
  it('is shown to its citizen, her representative and its supplier', async () => {
    const startsAt = inDays(3)
    const [visit = ''] = await house.book({ startsAt })
    for (const subject of ['anna', 'rita', 'eva', 'nils']) {
      const { status, body } = await house.as(subject).get(`/v1/appointments/${visit}`)
      expect(status).toBe(200)
      expect(body).toMatchObject({
        id: visit,
        citizenId: anna,
        status: 'booked',
        startsAt,
        type: { code: 'personal-care', name: 'Personlig pleje', kle: '27.36.04' },
        organisation: { id: nord, name: 'Hjemmepleje Nord' },
        cancellationId: null,
        cancellableUntil: new Date(new Date(startsAt).getTime() - 3_600_000).toISOString(),
      })
    }
  })

  it('is told in English to whoever asks for English', async () => {
    const [visit = ''] = await house.book({})
    const headers = { 'Accept-Language': 'en-GB, da;q=0.5' }
    const { body } = await house.as('anna').get(`/v1/appointments/${visit}`, headers)
    expect(body.type.name).toBe('Personal care')
  })

  it('knows its cancellation once it is cancelled', async () => {
    const [visit = ''] = await house.book({})
    const { body } = await house.as('anna').cancel(visit)
    const { body: after } = await house.as('anna').get(`/v1/appointments/${visit}`)
    expect(after).toMatchObject({ status: 'cancelled', cancellationId: body.id })
  })

  it('is shown without an organisation where the supplier is not known', async () => {
    const [visit = ''] = await house.book({ organisationId: null, employeeId: null })
    const { body } = await house.as('anna').get(`/v1/appointments/${visit}`)
    expect(body.organisation).toBeNull()
  })
})

describe('the reasons for a cancellation', () => {
  it('are those of the appointment type that count now, in the language asked for', async () => {
    const [visit = ''] = await house.book({ appointmentTypeCode: 'nursing' })
    const path = `/v1/appointments/${visit}/cancellation-reasons`
    const { body } = await house.as('anna').get(path)
    const codes = ['not-home', 'hospital', 'holiday', 'other']
    expect(body).toMatchObject(codes.map((code) => ({ code })))
    const { body: english } = await house.as('rita').get(path, { 'Accept-Language': 'en' })
    expect(english[0]).toEqual({ code: 'not-home', label: 'I am not at home' })
  })

  it('are not for staff', async () => {
    const [visit = ''] = await house.book({})
    const reply = await house.as('eva').get(`/v1/appointments/${visit}/cancellation-reasons`)
    expect(reply.body).toMatchObject({ status: 403, code: 'forbidden' })
  })
})

describe('the list of appointments', () => {
  it('shows each person theirs, the soonest first, by citizen, time and status', async () => {
    const visits = [
      aVisit({ startsAt: inDays(12), status: 'held' }),
      aVisit({ startsAt: inDays(10), organisationId: syd }),
      aVisit({ startsAt: inDays(11), citizenId: bent }),
    ]
    await house.db.fill([['appointments', visits]])
    const [held, atSyd, bents] = visits.map(({ id }) => id)
    const list = async (subject: string, more = '') =>
      ids(await house.as(subject).get(`/v1/appointments?from=${inDays(9)}${more}`))

    expect(await list('anna')).toEqual([atSyd, held])
    expect(await list('rita')).toEqual([atSyd, held])
    expect(await list('rita', `&citizenId=${anna}`)).toEqual([atSyd, held])
    expect(await list('bent')).toEqual([bents])
    expect(await list('eva')).toEqual([bents, held])
    expect(await list('eva', `&citizenId=${anna}`)).toEqual([held])
    expect(await list('sara')).toEqual([atSyd])
    expect(await list('otto')).toEqual([])
    expect(await list('anna', '&status=held')).toEqual([held])
    expect(await list('anna', `&to=${inDays(11)}`)).toEqual([atSyd])
  })
})
