import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function cancel(Prefer: string) {
  const [visit = ''] = await house.book({})
  return house.as('anna').cancel(visit, { reasonCode: 'not-home' }, { Prefer })
}

describe('a cancellation that is not waited for', () => {
  it.each(['respond-async', 'wait=0', 'Respond-Async, handling=lenient', 'wait="0"'])(
    'is accepted under Prefer: %s, and then completes',
    async (prefer) => {
      const { status, body, headers } = await cancel(prefer)
      expect(status).toBe(202)
      expect(body).toMatchObject({ status: 'accepted', steps: [], taskId: null })
      const location = headers.get('Location') ?? ''
      expect(location).toBe(`/v1/cancellations/${body.id}`)
      const done = await eventually(
        () => house.as('anna').get(location),
        (reply) => reply.body.status !== 'accepted',
      )
      expect(done.body).toMatchObject({ id: body.id, status: 'completed' })
      expect(done.body.steps).toHaveLength(6)
    },
  )
})

describe('a cancellation that is waited for', () => {
  it.each(['wait=20', 'wait=999', 'wait = 20', 'respond-async, wait=20', 'wait=20, wait=0'])(
    'is completed under Prefer: %s',
    async (prefer) => {
      const { status, body } = await cancel(prefer)
      expect({ status, is: body.status }).toEqual({ status: 201, is: 'completed' })
    },
  )

  it.each(['', 'wait=', 'wait=-1', 'wait=x', 'wait=1e3', 'wait=9999999', ';;;', '\u00ff'])(
    'is answered after the usual time under Prefer: %j',
    async (prefer) => {
      const { status, body } = await cancel(prefer)
      expect([201, 202]).toContain(status)
      expect(body.status).toBe(status === 201 ? 'completed' : 'accepted')
    },
  )
})
