import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { RepresentationKind } from '../../schemas/citizen.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { linesOf, traced } from '../run/looks.ts'
import { anna, bent, rita } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const kinds = RepresentationKind.enum
const author = { kind: 'representative', name: 'Rita Holm på vegne af Anna Jensen' }

async function represent(citizenId: string, kind: string, endsAt: string | null = null) {
  await house.db.sql(
    `insert into representations (id, citizen_id, representative_id, kind, scopes, starts_at, ends_at)
      values ($1, $2, $3, $4, '{see,cancel,write}', '2024-01-01Z', $5)`,
    [randomUUID(), citizenId, rita, kind, endsAt],
  )
}

async function representAnnaAs(kind: string) {
  await house.db.sql('delete from representations')
  await represent(anna, kind)
}

describe.each(kinds)('whoever acts by %s', (kind) => {
  it('is told so, signs on behalf of the citizen, and stands so in the access log', async () => {
    await representAnnaAs(kind)
    const { body } = await house.as('rita').get('/v1/me')
    expect(body.actsFor).toMatchObject([{ citizenId: anna, name: 'Anna Jensen', kind }])

    const [visit = ''] = await house.book({})
    const cancelled = await house.as('rita').cancel(visit)
    const { headers, traceId } = traced()
    const thread = `/v1/threads/${cancelled.body.threadId}`
    const written = await house.as('rita').post(`${thread}/messages`, { text: 'Hej' })
    expect(written.body.author).toMatchObject(author)
    const { body: messages } = await house.as('rita').get(`${thread}/messages`, headers)
    expect(messages.items.map((one) => one.author)).toEqual(
      messages.items.map(() => expect.objectContaining(author)),
    )
    expect(await linesOf(house, traceId)).toMatchObject([
      {
        ...{ actorKind: 'representative', actorId: rita, role: kind, onBehalfOf: anna },
        ...{ citizenIds: [anna], purpose: 'on-behalf', permission: 'read thread' },
      },
    ])
    const receipt = await house.as('anna').get(`/v1/cancellations/${cancelled.body.id}/receipt`)
    expect(receipt.body.handedIn.by).toBe(author.name)
  })
})

describe('whoever acts for the same citizen by several rights', () => {
  it.each(kinds)('stands in the access log by the one that holds: %s', async (kind) => {
    await house.db.sql('delete from representations')
    for (const over of kinds) {
      if (over !== kind) await represent(anna, over, '2024-02-01T00:00:00.000Z')
    }
    await represent(anna, kind)
    const { headers, traceId } = traced()
    expect((await house.as('rita').get(`/v1/citizens/${anna}/record`, headers)).status).toBe(200)
    expect(await linesOf(house, traceId)).toMatchObject([{ role: kind, onBehalfOf: anna }])
  })
})

describe('whoever acts for two citizens', () => {
  it('writes on behalf of the one whose chat it is', async () => {
    await representAnnaAs('relative')
    await represent(bent, 'guardian')
    for (const [citizenId, name, kind] of [
      [anna, 'Rita Holm på vegne af Anna Jensen', 'relative'],
      [bent, 'Rita Holm på vegne af Bent Møller', 'guardian'],
    ] as const) {
      const [visit = ''] = await house.book({ citizenId })
      const { body } = await house.as('rita').cancel(visit)
      const { headers, traceId } = traced()
      const { text } = await house.as('rita').get(`/v1/threads/${body.threadId}/messages`, headers)
      expect(text).toContain(name)
      expect(await linesOf(house, traceId)).toMatchObject([{ role: kind, onBehalfOf: citizenId }])
    }
  })
})

describe('an answer that is given again for its key', () => {
  it('is a look, and stands in the access log', async () => {
    await representAnnaAs('relative')
    const [visit = ''] = await house.book({})
    const headers = { 'Idempotency-Key': randomUUID(), Prefer: 'wait=20' }
    const body = { reasonCode: 'not-home' }
    await house.as('rita').cancel(visit, body, headers)
    const again = traced()
    const reply = await house.as('rita').cancel(visit, body, { ...headers, ...again.headers })
    expect(reply.status).toBe(201)
    expect(await linesOf(house, again.traceId)).toMatchObject([
      { role: 'relative', onBehalfOf: anna, fields: 'cancellation' },
    ])
  })
})
