import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { makeTwoWishes } from '../run/two-wishes.ts'
import { anna, bent } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  await makeTwoWishes(house)
  await makeTwoWishes(house, { subject: 'bent', citizenId: bent })
})
afterAll(() => house.close())

const annas = 'Prøvevej 1, st. tv., 9999 Prøveby'
const bents = 'Prøvestræde 2, 9999 Prøveby'

describe('an address', () => {
  it('is shown to the citizen, protected or not', async () => {
    expect((await house.as('anna').get('/v1/me')).body.address).toEqual({
      ...{ text: annas, protected: false, explanation: null },
    })
    expect((await house.as('bent').get('/v1/me')).body.address).toMatchObject({
      ...{ text: bents, protected: true },
    })
  })

  it('is shown to staff who have to do with the citizen, where it is not protected', async () => {
    const { body } = await house.as('eva').get(`/v1/citizens/${anna}/overview`)
    expect(body.citizen.address).toEqual({ text: annas, protected: false, explanation: null })
  })

  it('that is protected never leaves: staff are told that it is', async () => {
    const { body, text } = await house.as('eva').get(`/v1/citizens/${bent}/overview`)
    expect(body.citizen.address).toEqual({
      ...{ text: null, protected: true, explanation: 'Adressebeskyttet' },
    })
    expect(text).not.toContain('Prøvestræde')
    const english = { 'Accept-Language': 'en' }
    const told = await house.as('eva').get(`/v1/citizens/${bent}/overview`, english)
    expect(told.body.citizen.address.explanation).toBe('Address protected')
  })

  it('is not told to whoever acts for the citizen', async () => {
    const { body, text } = await house.as('rita').get('/v1/me')
    expect(body.actsFor.map(({ citizenId }) => citizenId)).toEqual([anna])
    expect(body.address.text).toBe('Prøvegade 3, 9999 Prøveby')
    expect(text).not.toContain('Prøvevej')
  })

  it('lies sealed in the table, and Postgres refuses it in the clear', async () => {
    const rows = await house.db.sql<{ address: string }>(
      'select address from citizens where address is not null',
    )
    expect(rows.length).toBeGreaterThan(2)
    for (const { address } of rows) expect(address).toMatch(/^s1\./)
    const clear = `update citizens set address = 'Prøvevej 1' where id = $1`
    await expect(house.db.sql(clear, [anna])).rejects.toMatchObject({ code: '23514' })
  })
})
