import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { ErrorCode } from '../../domain/errors.ts'
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

/** Written here again: what the outside may count on. */
const statuses: { [C in ErrorCode]?: number } = {
  'appointment-past': 409,
  'cancellation-too-late': 409,
  'appointment-already-cancelled': 409,
  'appointment-changed': 409,
  'reason-unknown': 422,
  'reason-not-allowed': 422,
}

describe('a cancellation is refused, and nothing is stored,', () => {
  it.each<{ why: string; visit: Visit; reason?: string; code: ErrorCode }>([
    { why: 'of a visit that was held', visit: { status: 'held' }, code: 'appointment-past' },
    { why: 'of a visit that has begun', visit: { startsAt: hour(-0.1) }, code: 'appointment-past' },
    { why: 'after the deadline', visit: { startsAt: hour(0.9) }, code: 'cancellation-too-late' },
    {
      why: 'after the deadline of that type',
      visit: { startsAt: hour(3), appointmentTypeCode: 'training' },
      code: 'cancellation-too-late',
    },
    {
      why: 'of a visit that the municipality cancelled',
      visit: { status: 'cancelled' },
      code: 'appointment-already-cancelled',
    },
    { why: 'of a visit that was moved', visit: { status: 'moved' }, code: 'appointment-changed' },
    {
      why: 'for a reason that does not exist',
      visit: {},
      reason: 'no-such-reason',
      code: 'reason-unknown',
    },
    { why: 'for a reason of another type', visit: {}, reason: 'ill', code: 'reason-not-allowed' },
    {
      why: 'because a relative helps with training',
      visit: { appointmentTypeCode: 'training' },
      reason: 'relative-helps',
      code: 'reason-not-allowed',
    },
  ])('$why', async ({ visit, reason = 'not-home', code }) => {
    expect(await refusal(visit, reason)).toMatchObject({ status: statuses[code], code })
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

  it('with an own text whose link is not https', async () => {
    const [id = ''] = await house.book({})
    const wish = { reasonCode: 'not-home', text: 'Se ftp://example.dk/plan' }
    const { body } = await house.as('anna').cancel(id, wish)
    expect(body).toMatchObject({ status: 422, code: 'link-not-allowed' })
    expect(body.errors).toMatchObject([{ pointer: '/text' }])
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
