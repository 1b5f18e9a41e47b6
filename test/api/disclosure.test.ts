import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, bent } from '../run/visits.ts'
import { ask, grant, pathOf, requests, untilStatus } from './disclosures.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  await house.db.sql(
    `update representations set scopes = '{see,cancel,write,disclosure}' where citizen_id = $1`,
    [anna],
  )
  const [visit = ''] = await house.book({})
  await house.as('anna').cancel(visit)
})
afterAll(() => house.close())

const as = (who: string) => house.as(who)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const extend = (request: { id: string }, days = 20, by = 'lone') =>
  as(by).post(`${pathOf(request)}/extension`, { dueBy: inDays(days), reason: 'Sagen er stor.' })

const unfit: [number, string] = [422, 'disclosure-type-not-allowed']

describe('a request for aktindsigt', () => {
  it('says by when it is decided, and is journalled with the KLE numbers of what it is about', async () => {
    const { status, headers, body } = await ask(house, { text: 'Alt om besøgene' })
    expect(status).toBe(201)
    expect(headers.get('Location')).toBe(pathOf(body))
    expect(body).toMatchObject({
      ...{
        citizenId: anna,
        type: 'party',
        status: 'open',
        overdue: false,
        text: 'Alt om besøgene',
      },
      ...{ applicant: { kind: 'citizen', name: 'Anna Jensen' }, extension: null },
      timeline: [
        {
          text: expect.stringMatching(
            /^Anna Jensen har bedt om aktindsigt .*forvaltningsloven § 9/,
          ),
        },
      ],
    })
    // what only officers decide by
    expect(body).not.toHaveProperty('bases')
    await grant(house, body)
    await untilStatus(house, body)
    const { body: record } = await as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
    const mine = record.items.filter(({ details }) => details.disclosureRequestId === body.id)
    expect(mine.map(({ details }) => details.step)).toEqual(['asked', 'decided', 'package-ready'])
    for (const { kind, details } of mine)
      expect({ kind, details }).toMatchObject({
        kind: 'disclosure',
        details: { facet: 'A53', kle: ['27.36.04'] },
      })
  })

  it('is asked by a representative with that scope, and by a records officer for someone else', async () => {
    const { body: byRita } = await ask(house, { citizenId: anna, type: 'health' }, 'rita')
    expect(byRita).toMatchObject({
      applicant: { kind: 'representative', name: 'Rita Holm på vegne af Anna Jensen' },
    })
    const wish = { citizenId: anna, type: 'public', applicantName: 'Dagbladet' }
    const { body: byLone } = await ask(house, wish, 'lone')
    expect(byLone).toMatchObject({ applicant: { kind: 'other', name: 'Dagbladet' } })
  })

  it.each<[string, [by: string, wish: object], [status: number, code: string]]>([
    ['for somebody else', ['bent', { citizenId: anna }], [404, 'not-found']],
    [
      'by an employee who is no records officer',
      ['eva', { citizenId: anna, type: 'public', applicantName: 'X' }],
      [404, 'not-found'],
    ],
    ['under a law that is for others', ['anna', { type: 'public' }], unfit],
    ['in another name', ['anna', { applicantName: 'Bent' }], unfit],
    ['by an officer without a name', ['lone', { citizenId: anna, type: 'public' }], unfit],
    ['by an officer as the party', ['lone', { citizenId: anna, applicantName: 'X' }], unfit],
    ['with a link that is not safe', ['anna', { text: 'http://x.dk' }], [422, 'link-not-allowed']],
    ['of another type', ['anna', { type: 'alt' }], [400, 'body-invalid']],
  ])('is refused %s', async (_, [by, wish], [status, code]) => {
    const reply = await ask(house, wish, by)
    expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code })
  })

  it('is refused to a representative without the scope', async () => {
    await house.db.sql(`update representations set scopes = '{see,cancel,write}'`)
    expect((await ask(house, { citizenId: anna }, 'rita')).status).toBe(404)
    await house.db.sql(`update representations set scopes = '{see,cancel,write,disclosure}'`)
  })

  it('is made once, however often it is sent', async () => {
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    const send = () => as('anna').post(requests, { type: 'gdpr' }, headers)
    const [one, other] = [await send(), await send()]
    expect(other.body.id).toBe(one.body.id)
  })

  it('by a representative who may do nothing else is answered again too', async () => {
    const set = (scopes: string) => house.db.sql('update representations set scopes = $1', [scopes])
    await set('{disclosure}')
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    const send = () => as('rita').post(requests, { type: 'gdpr', citizenId: anna }, headers)
    const [one, other] = [await send(), await send()]
    expect(other).toMatchObject({ status: 201, body: { id: one.body.id } })
    await set('{}')
    expect((await send()).status).toBe(404)
    await set('{see,cancel,write,disclosure}')
  })

  it('of somebody else does not exist', async () => {
    const { body } = await ask(house)
    for (const who of ['bent', 'eva', 'otto']) {
      expect((await as(who).get(pathOf(body))).status).toBe(404)
      expect((await extend(body, 20, who)).status).toBe(404)
    }
    expect((await as('bent').get(`${requests}?citizenId=${anna}`)).status).toBe(404)
    expect((await as('bent').get(requests)).body.items).toEqual([])
  })

  it('is listed by when it is due, for the officer all and for the citizen the own', async () => {
    const { body: ofBent } = await ask(house, {}, 'bent')
    const list = async (who: string, query = '') =>
      (await as(who).get(`${requests}?limit=100${query}`)).body.items
    const all = await list('lone', '&status=open')
    const due = all.map(({ dueBy }) => dueBy)
    expect(due).toEqual([...due].sort())
    expect(all.map(({ id }) => id)).toContain(ofBent.id)
    expect((await list('anna')).map(({ citizenId }) => citizenId)).not.toContain(bent)
    expect((await list('lone', `&citizenId=${bent}`)).map(({ id }) => id)).toEqual([ofBent.id])
  })
})
