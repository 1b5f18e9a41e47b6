import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { makeTwoWishes, type TwoWishes } from '../run/two-wishes.ts'
import { anna, contactUnit, nord, syd } from '../run/visits.ts'

let house: TestHouse
let made: TwoWishes
beforeAll(async () => {
  house = await openTestHouse()
  made = await makeTwoWishes(house)
  await house.book({ appointmentTypeCode: 'cleaning' })
  await house.book({ appointmentTypeCode: 'nursing', organisationId: syd })
})
afterAll(() => house.close())

const about = (who: string, what: string, headers = {}) =>
  house.as(who).get(`/v1/citizens/${anna}/contact-points?about=${what}`, headers)

describe('whom to write to', () => {
  it('is the supplier of such visits, in the open chat', async () => {
    for (const who of ['anna', 'rita', 'eva']) {
      const { status, body } = await about(who, 'cleaning')
      expect(status).toBe(200)
      expect(body.items).toMatchObject([
        {
          ...{ about: 'cleaning', organisation: { id: nord }, threadId: made.threads[0] },
          replyPermission: { allowed: true },
          otherwise: null,
          explanation: 'Rengøring: skriv til Hjemmepleje Nord i chatten.',
        },
      ])
    }
  })

  it('is told with why not, and who else there is, where one cannot write now', async () => {
    const { body } = await about('anna', 'nursing', { 'Accept-Language': 'en' })
    expect(body.items).toMatchObject([
      {
        ...{ organisation: { id: syd }, threadId: made.threads[1] },
        replyPermission: { allowed: false, code: 'closed-by-organisation' },
        otherwise: { id: contactUnit, phone: '70 10 10 00' },
        explanation:
          'Home nursing: that is Hjemmepleje Syd. The chat is not open for replies now. Call them on 70 10 10 02 or Borgerservice on 70 10 10 00.',
      },
    ])
  })

  it('is told to staff of others too, without a chat that is not theirs', async () => {
    const { body } = await about('eva', 'nursing')
    expect(body.items).toMatchObject([
      { organisation: { id: syd }, threadId: null, replyPermission: null },
    ])
    expect(body.items[0].explanation).toMatch(
      /^Hjemmesygepleje: det er Hjemmepleje Syd\. Der er ingen åben chat\./,
    )
  })

  it('is the contact unit, where nobody delivers it', async () => {
    const { body } = await about('anna', 'training')
    expect(body.items).toMatchObject([
      { organisation: { id: contactUnit }, threadId: null, otherwise: null },
    ])
    await house.db.sql('update organisations set active = false where id = $1', [syd])
    const closed = await about('anna', 'nursing')
    expect(closed.body.items[0].organisation.id).toBe(contactUnit)
    await house.db.sql('update organisations set active = true where id = $1', [syd])
  })

  it('is found by service code and by KLE number too', async () => {
    for (const what of ['PRAKTISK-01', '27.36.08']) {
      const { body } = await about('anna', what)
      expect(body.items).toMatchObject([{ about: 'cleaning', organisation: { id: nord } }])
    }
  })

  it('is refused for what is not known, with what there is', async () => {
    for (const path of ['?about=gardening', '']) {
      const { status, body } = await house
        .as('anna')
        .get(`/v1/citizens/${anna}/contact-points${path}`)
      expect([status, body.code]).toEqual([422, 'about-unknown'])
      expect(body.errors).toEqual([
        {
          pointer: 'about',
          detail: 'is not one of: cleaning, nursing, personal-care, training',
        },
      ])
    }
  })

  it('is not there for whoever has nothing to do with the citizen', async () => {
    for (const who of ['bent', 'otto']) expect((await about(who, 'cleaning')).status).toBe(404)
    const nobody = `/v1/citizens/${randomUUID()}/contact-points?about=cleaning`
    expect((await house.as('eva').get(nobody)).status).toBe(404)
  })
})
