import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { countRows } from '../run/rows.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const hour = (from: number) => new Date(Date.now() + from * 3_600_000).toISOString()
let before: Record<string, number>
beforeEach(async () => {
  before = await countRows(house.db)
})
afterEach(async () => {
  const { appointments: _, ...after } = await countRows(house.db)
  expect(before).toMatchObject(after)
})

type Visit = Parameters<TestHouse['book']>[0]

async function refusal(visit: Visit, reasonCode = 'not-home', headers = {}) {
  const [id = ''] = await house.book(visit)
  const { body } = await house.as('anna').cancel(id, { reasonCode }, headers)
  const after = await house.as('anna').get(`/v1/appointments/${id}`)
  expect(after.body.status).toBe(visit?.status ?? 'booked')
  return body
}

describe('a cancellation is refused, and nothing is stored,', () => {
  it.each<[string, Visit, string, number, string]>([
    ['of a visit that was held', { status: 'held' }, 'not-home', 409, 'appointment-past'],
    ['of a visit that has begun', { startsAt: hour(-0.1) }, 'not-home', 409, 'appointment-past'],
    ['after the deadline', { startsAt: hour(0.9) }, 'not-home', 409, 'cancellation-too-late'],
    [
      'after the deadline of that type',
      { startsAt: hour(3), appointmentTypeCode: 'training' },
      'not-home',
      409,
      'cancellation-too-late',
    ],
    [
      'of a visit that the municipality cancelled',
      { status: 'cancelled' },
      'not-home',
      409,
      'appointment-already-cancelled',
    ],
    ['of a visit that was moved', { status: 'moved' }, 'not-home', 409, 'appointment-changed'],
    ['for a reason that does not exist', {}, 'no-such-reason', 422, 'reason-unknown'],
    ['for a reason of another type', {}, 'ill', 422, 'reason-not-allowed'],
    [
      'because a relative helps with training',
      { appointmentTypeCode: 'training' },
      'relative-helps',
      422,
      'reason-not-allowed',
    ],
  ])('%s', async (_, visit, reasonCode, status, code) => {
    expect(await refusal(visit, reasonCode)).toMatchObject({ status, code })
  })

  it('for a reason that is not valid yet, or no more', async () => {
    const [id] = ['personal-care']
    const valid = (from: string, until: string | null) =>
      house.db.sql(
        `update appointment_type_reasons set valid_from = $1, valid_until = $2
          where appointment_type_code = $3 and reason_code = 'holiday'`,
        [from, until, id],
      )
    await valid(hour(1), null)
    expect((await refusal({}, 'holiday')).code).toBe('reason-not-allowed')
    await valid(hour(-2), hour(-1))
    expect((await refusal({}, 'holiday')).code).toBe('reason-not-allowed')
    await valid(hour(-2), null)
  })

  it('in Danish, or in English where that is asked for', async () => {
    const danish = await refusal({}, 'ill')
    expect(danish.title).toBe('Årsagen kan ikke bruges her')
    const english = await refusal({}, 'ill', { 'Accept-Language': 'en' })
    expect(english.title).toBe('The reason cannot be used here')
    const other = await refusal({}, 'ill', { 'Accept-Language': 'fr' })
    expect(other.title).toBe(danish.title)
  })
})
