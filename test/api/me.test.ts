import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, nord, syd } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const me = async (subject: string) => (await house.as(subject).get('/v1/me')).body

describe('whoever asks who they are', () => {
  it('is a citizen who acts for nobody', async () => {
    expect(await me('anna')).toEqual({
      id: anna,
      kind: 'citizen',
      name: 'Anna Jensen',
      cpr: '251248-xxxx',
      address: {
        ...{ text: 'Prøvevej 1, st. tv., 9999 Prøveby', protected: false, explanation: null },
      },
      actsFor: [],
      organisations: [],
      roles: [],
    })
  })

  it('is a representative with what she may do for whom', async () => {
    const acting = { citizenId: anna, name: 'Anna Jensen', scopes: ['see', 'cancel', 'write'] }
    expect(await me('rita')).toMatchObject({
      kind: 'citizen',
      actsFor: [{ ...acting, until: null }],
    })
  })

  it('is an employee with her organisations', async () => {
    const organisation = { id: nord, code: 'hjemmepleje-nord', name: 'Hjemmepleje Nord' }
    expect(await me('eva')).toMatchObject({ kind: 'employee', organisations: [organisation] })
    expect((await me('sara')).organisations).toMatchObject([{ id: syd }])
  })

  it('is staff with a role and without an organisation', async () => {
    expect(await me('otto')).toMatchObject({ roles: ['operator'], organisations: [] })
    expect(await me('lone')).toMatchObject({ roles: ['records-officer'] })
  })
})
