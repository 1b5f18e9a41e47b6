import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { linesOf, traced } from '../run/looks.ts'
import { anna, bent, lone, rita } from '../run/visits.ts'

const path = `/v1/citizens/${anna}/representatives`
const hour = (from: number) => new Date(Date.now() + from * 3_600_000).toISOString()

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
beforeEach(() => house.db.sql('delete from representations'))
afterAll(() => house.close())

interface Right {
  who?: string
  whose?: string
  kind?: string
  scopes?: string[]
  startsAt?: string
  endsAt?: string | null
}

async function represent(right: Right): Promise<string> {
  const { who = rita, whose = anna, kind = 'relative', scopes = ['see'] } = right
  const { startsAt = '2024-01-01T00:00:00.000Z', endsAt = null } = right
  const id = randomUUID()
  await house.db.sql('insert into representations values ($1, $2, $3, $4, $5, $6, $7)', [
    ...[id, whose, who, scopes, startsAt, endsAt, kind],
  ])
  return id
}

const names = async () => (await house.as('anna').get(path)).body.items.map(({ name }) => name)

describe('a citizen who asks who may act for them', () => {
  it('is told who, by which right, in what and until when', async () => {
    const endsAt = hour(1)
    const scopes = ['see', 'write']
    const id = await represent({ kind: 'guardian', scopes, endsAt })
    expect((await house.as('anna').get(path)).body).toEqual({
      items: [
        {
          ...{ id, name: 'Rita Holm', kind: 'guardian', scopes, until: endsAt },
          startsAt: '2024-01-01T00:00:00.000Z',
        },
      ],
      next: null,
    })
  })

  it('is told of what is to come, and not of what is over or gives no right', async () => {
    await represent({ startsAt: hour(1) })
    await represent({ who: bent, endsAt: hour(-1) })
    await represent({ who: bent, scopes: [] })
    expect(await names()).toEqual(['Rita Holm'])
  })

  it('is told page by page, who began first, first', async () => {
    await represent({ startsAt: '2025-01-01T00:00:00.000Z' })
    await represent({ who: bent, startsAt: '2025-01-01T00:00:00.000Z' })
    await represent({ who: bent, kind: 'custody' })
    const all = (await house.as('anna').get(path)).body.items
    expect(all.map(({ startsAt }) => startsAt.slice(0, 4))).toEqual(['2024', '2025', '2025'])
    const first = await house.as('anna').get(`${path}?limit=2`)
    const rest = await house.as('anna').get(`${path}?limit=2&cursor=${first.body.next}`)
    expect([...first.body.items, ...rest.body.items]).toEqual(all)
    expect(rest.body.next).toBe(null)
  })

  it('is not told of those for whom they act', async () => {
    await represent({ who: anna, whose: rita })
    expect(await names()).toEqual([])
  })

  it('leaves a line in the access log', async () => {
    const { traceId, headers } = traced()
    await house.as('anna').get(path, headers)
    expect(await linesOf(house, traceId)).toMatchObject([
      { actorKind: 'citizen', fields: 'representatives', citizenIds: [anna], actorId: anna },
    ])
  })
})

describe('who may act for a citizen', () => {
  it('is told to a records officer, which leaves a line too', async () => {
    await represent({})
    const { traceId, headers } = traced()
    const { body } = await house.as('lone').get(path, headers)
    expect(body.items).toMatchObject([{ name: 'Rita Holm' }])
    expect(await linesOf(house, traceId)).toMatchObject([
      { role: 'records-officer', purpose: 'disclosure', citizenIds: [anna], actorId: lone },
    ])
  })

  it.each(['rita', 'bent', 'eva', 'sara', 'otto'])(
    'is told to nobody else, as if it were not there: %s',
    async (subject) => {
      await represent({ scopes: ['see', 'cancel', 'write', 'disclosure'] })
      await house.as('anna').cancel((await house.book({}))[0] ?? '')
      expect(await house.as(subject).get(path)).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      })
    },
  )
})
