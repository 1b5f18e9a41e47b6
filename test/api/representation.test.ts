import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna } from '../run/visits.ts'

let house: TestHouse
let visit: string
let cancellation: string
let thread: string
beforeAll(async () => {
  house = await openTestHouse()
})
beforeEach(async () => {
  await represent({})
  const [first = '', second = ''] = await house.book({}, {})
  const { body } = await house.as('anna').cancel(first)
  visit = second
  cancellation = `/v1/cancellations/${body.id}`
  thread = `/v1/threads/${body.threadId}`
})
afterAll(() => house.close())

interface Representation {
  scopes?: string[]
  startsAt?: string
  endsAt?: string | null
}

async function represent(wanted: Representation) {
  const { scopes = ['see', 'cancel', 'write'], startsAt = '2024-01-01Z', endsAt = null } = wanted
  await house.db.sql('update representations set scopes = $1, starts_at = $2, ends_at = $3', [
    scopes,
    startsAt,
    endsAt,
  ])
}

/** What Rita is told when she sees, cancels, writes. */
async function ritaMay() {
  const rita = house.as('rita')
  const see = await rita.get(cancellation)
  const cancel = await rita.cancel(visit)
  const write = await rita.post(`${thread}/messages`, { text: 'Hej' })
  return [see, cancel, write].map(({ status }) => status)
}

const hour = (from: number) => new Date(Date.now() + from * 3_600_000).toISOString()

describe('a representative', () => {
  it('sees, cancels and writes', async () => {
    expect(await ritaMay()).toEqual([200, 201, 201])
  })

  it('does what the scopes say and nothing else', async () => {
    await represent({ scopes: ['see'] })
    expect(await ritaMay()).toEqual([200, 403, 403])
    await represent({ scopes: ['see', 'write'] })
    expect(await ritaMay()).toEqual([200, 403, 201])
    await represent({ scopes: ['see', 'cancel'] })
    expect(await ritaMay()).toEqual([200, 201, 403])
    await represent({ scopes: [] })
    expect(await ritaMay()).toEqual([404, 404, 404])
  })

  it('whose time has passed, or not come, sees nothing', async () => {
    await represent({ endsAt: hour(-1) })
    expect(await ritaMay()).toEqual([404, 404, 404])
    await represent({ startsAt: hour(1) })
    expect(await ritaMay()).toEqual([404, 404, 404])
    for (const path of ['/v1/appointments', '/v1/threads']) {
      expect((await house.as('rita').get(path)).body.items).toEqual([])
      expect((await house.as('rita').get(`${path}?citizenId=${anna}`)).status).toBe(404)
    }
    expect((await house.as('rita').get('/v1/me')).body.actsFor).toEqual([])
    expect((await house.as('rita').get(`/v1/citizens/${anna}/record`)).status).toBe(404)
  })

  it('whose time ends later still may', async () => {
    await represent({ startsAt: hour(-1), endsAt: hour(1) })
    expect(await ritaMay()).toEqual([200, 201, 201])
    const { body } = await house.as('rita').get('/v1/me')
    expect(body.actsFor).toMatchObject([{ citizenId: anna, until: expect.any(String) }])
  })

  it('is not represented by the one she represents', async () => {
    await house.book({ citizenId: anna })
    const [own = ''] = await house.book({
      citizenId: (await house.as('rita').get('/v1/me')).body.id,
    })
    expect((await house.as('anna').get(`/v1/appointments/${own}`)).status).toBe(404)
    expect((await house.as('anna').cancel(own)).status).toBe(404)
    expect((await house.as('rita').cancel(own)).status).toBe(201)
  })
})
