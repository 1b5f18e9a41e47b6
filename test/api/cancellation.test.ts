import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { nord } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

describe('a cancellation', () => {
  it('becomes one task, one message and one record entry that point at each other', async () => {
    const [visit = ''] = await house.book({})
    const { status, body, headers } = await house.as('anna').cancel(visit, {
      reasonCode: 'not-home',
      text: 'Jeg er hos min datter.',
    })
    expect(status).toBe(201)
    expect(headers.get('Location')).toBe(`/v1/cancellations/${body.id}`)
    expect(body).toMatchObject({ status: 'completed', organisationId: nord, appointmentId: visit })
    expect(body.steps.map((step: { name: string }) => step.name)).toEqual([
      'reason-validated',
      'supplier-resolved',
      'task-created',
      'chat-delivered',
      'reply-permission-checked',
      'record-written',
    ])
  })
})
