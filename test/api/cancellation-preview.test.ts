import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { contactUnit, nord } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const preview = (id: string) => house.as('anna').get(`/v1/appointments/${id}/cancellation-preview`)

/** Before and after: between the two a check window may end. */
async function previewsAndWhatCame(id: string) {
  const before = await preview(id)
  const cancelled = await house.as('anna').cancel(id)
  expect(cancelled.status).toBe(201)
  const [other = ''] = await house.book({})
  const after = await preview(other)
  const receipt = await house.as('anna').get(`/v1/cancellations/${cancelled.body.id}/receipt`)
  const promised = [before.body.promisedAnswerBy, after.body.promisedAnswerBy]
  return { before: before.body, promised, cancelled: cancelled.body, receipt: receipt.body }
}

describe('what happens if a visit is cancelled now', () => {
  it('is what then happens: who has it, and by when they answer', async () => {
    const [id = ''] = await house.book({})
    const { before, promised, cancelled, receipt } = await previewsAndWhatCame(id)
    expect(before.organisation).toMatchObject({ id: nord, name: 'Hjemmepleje Nord' })
    expect(receipt.with).toBe(before.organisation.name)
    expect(promised).toContain(cancelled.promisedAnswerBy)
  })

  it('follows what the organisation promises now', async () => {
    const [id = ''] = await house.book({})
    const soon = (await preview(id)).body.promisedAnswerBy
    const days = 'update organisations set answer_working_days = answer_working_days + $1'
    await house.db.sql(days, [10])
    const later = (await preview(id)).body.promisedAnswerBy
    await house.db.sql(days, [-10])
    expect(new Date(later).getTime()).toBeGreaterThan(new Date(soon).getTime() + 13 * 86_400_000)
  })

  it('is that the contact unit gets it where the supplier is closed', async () => {
    const [id = ''] = await house.book({})
    await house.db.sql('update organisations set active = false where id = $1', [nord])
    const { before, receipt } = await previewsAndWhatCame(id)
    await house.db.sql('update organisations set active = true where id = $1', [nord])
    expect(before.organisation.id).toBe(contactUnit)
    expect(receipt.with).toBe(before.organisation.name)
  })
})
