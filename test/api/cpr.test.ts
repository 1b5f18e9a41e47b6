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

const whole = '2512489996'
const get = (who: string, path: string) => house.as(who).get(path)

describe('a CPR number', () => {
  it('is told to the citizen as the day of birth', async () => {
    const { body, text } = await get('anna', '/v1/me')
    expect(body.cpr).toBe('251248-xxxx')
    expect(text).not.toContain(whole.slice(-4))
  })

  it('is told so to staff who have to do with the citizen', async () => {
    const { body, text } = await get('eva', `/v1/citizens/${anna}/overview`)
    expect(body.citizen.cpr).toBe('251248-xxxx')
    expect(text).not.toContain(whole)
    expect((await get('eva', `/v1/citizens/${bent}/overview`)).body.citizen.cpr).toBeNull()
  })

  it('is not told to whoever acts for the citizen', async () => {
    const { body, text } = await get('rita', '/v1/me')
    expect(body.actsFor.map(({ citizenId }) => citizenId)).toEqual([anna])
    expect(body.cpr).toBeNull()
    expect(text).not.toContain('251248')
  })
})
