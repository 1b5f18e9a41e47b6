import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { eva, nils, nord, syd } from '../run/visits.ts'

const path = `/v1/organisations/${nord}/employees`
const others = ['Bo Berg', 'Bo Berg', 'Ane Dam', 'Åse Ørsted'].map((name) => ({ id: uuid(), name }))

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  const all = [...others, { id: uuid(), name: 'Ib Fratrådt', active: false }]
  await house.db.fill([
    ['employees', all.map((one) => ({ ...one, subject: one.id }))],
    ['employments', all.map(({ id: employeeId }) => ({ employeeId, organisationId: nord }))],
  ])
})
afterAll(() => house.close())

describe('the colleagues of an organisation', () => {
  it('are those who work there now, by name', async () => {
    const { body } = await house.as('nils').get(path)
    const [eves, nilses] = [
      { id: eva, name: 'Eva Lund' },
      { id: nils, name: 'Nils Dam' },
    ]
    const wanted = [...others, eves, nilses]
    expect(body.next).toBe(null)
    expect(new Set(body.items.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)))
    expect(body.items.slice(0, 5).map(({ name }) => name)).toEqual([
      ...['Ane Dam', 'Bo Berg', 'Bo Berg', 'Eva Lund'],
      expect.stringMatching(/^Nils/),
    ])
    for (const one of body.items) expect(Object.keys(one).sort()).toEqual(['id', 'leader', 'name'])
    const one = (id: string) => body.items.find((colleague) => colleague.id === id)
    expect([one(eva), one(nils)]).toMatchObject([{ leader: true }, { leader: false }])
  })

  it('come page by page, each once, two of the same name too', async () => {
    const all = (await house.as('eva').get(path)).body.items
    const seen: object[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const after = cursor && `&cursor=${cursor}`
      const { body } = await house.as('eva').get(`${path}?limit=1${after}`)
      seen.push(...body.items)
      cursor = body.next
    }
    expect(seen).toEqual(all)
  })

  it('are not there for who does not work there', async () => {
    for (const subject of ['sara', 'anna', 'otto', 'lone'])
      expect((await house.as(subject).get(path)).status).toBe(404)
    expect((await house.as('sara').get(`/v1/organisations/${syd}/employees`)).status).toBe(200)
  })

  it('refuse a cursor that leads elsewhere', async () => {
    const cursor = Buffer.from('7 ').toString('base64url')
    const { status, body } = await house.as('eva').get(`${path}?cursor=${cursor}`)
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'query-invalid' })
  })
})
