import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { makeTwoWishes, type TwoWishes } from '../run/two-wishes.ts'
import { anna, bent, nord, syd } from '../run/visits.ts'

let house: TestHouse
let made: TwoWishes
beforeAll(async () => {
  house = await openTestHouse()
  made = await makeTwoWishes(house)
})
afterAll(() => house.close())

const path = `/v1/citizens/${anna}/overview`

describe('the overview of a citizen', () => {
  it('shows staff of one organisation the chats and tasks at all, the latest first', async () => {
    const { status, body } = await house.as('eva').get(path)
    expect(status).toBe(200)
    expect(body.citizen).toMatchObject({ id: anna, name: 'Anna Jensen' })
    const of = (organisationId: string, kind: string) =>
      body.items.filter((one) => one.kind === kind && one.organisation.id === organisationId)
    expect(of(nord, 'thread')).toMatchObject([{ id: made.threads[0], own: true, status: 'open' }])
    expect(of(syd, 'thread')).toMatchObject([{ id: made.threads[1], own: false, status: 'open' }])
    expect(of(syd, 'task')).toMatchObject([
      { id: made.tasks[1], threadId: made.threads[1], appointmentTypeId: 'personal-care' },
    ])
    const times = body.items.map(({ at }) => at)
    expect(times).toEqual(times.toSorted().reverse())
  })

  it('tells of other organisations nothing that was written', async () => {
    const { text } = await house.as('eva').get(path)
    expect(text).not.toContain('gået')
    expect(text).not.toContain('vente')
  })

  it('marks what may be the same wish, and says why in both languages', async () => {
    const [one, other] = made.threads
    const { body } = await house.as('eva').get(path)
    expect(body.sameWishes).toMatchObject([
      {
        threadIds: [one, other].sort(),
        words: ['badeværelset', 'rollator', 'stykker'],
        explanation: 'skrevet samme dag; fælles ord: badeværelset, rollator, stykker',
      },
    ])
    const thread = body.items.find(({ id }) => id === one)
    expect(thread).toMatchObject({ likelySame: [other], sameWishId: null })
    const english = await house.as('eva').get(path, { 'Accept-Language': 'en' })
    expect(english.body.sameWishes[0]?.explanation).toMatch(/^written on the same day; words in/)
  })

  it('comes page by page, each item once', async () => {
    const all = (await house.as('eva').get(path)).body.items.map(({ id }) => id)
    const paged: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const asked: string = next === '' ? '' : `&cursor=${next}`
      const { body } = await house.as('eva').get(`${path}?limit=1${asked}`)
      paged.push(...body.items.map(({ id }) => id))
      next = body.next
    }
    expect(paged).toEqual(all)
  })

  it('is not there for whoever has neither a chat nor a task of the citizen', async () => {
    for (const who of ['lone', 'otto', 'anna', 'rita', 'bent']) {
      const { status, body } = await house.as(who).get(path)
      expect([who, status, body.code]).toEqual([who, 404, 'not-found'])
    }
    expect((await house.as('eva').get(`/v1/citizens/${randomUUID()}/overview`)).status).toBe(404)
    expect((await house.as('eva').get(`/v1/citizens/${bent}/overview`)).status).toBe(404)
  })

  it('is not there for an organisation that only visits the citizen', async () => {
    await house.book({ citizenId: bent })
    expect((await house.as('eva').get(`/v1/citizens/${bent}/record`)).status).toBe(200)
    expect((await house.as('eva').get(`/v1/citizens/${bent}/overview`)).status).toBe(404)
  })

  it('opens nothing else of other organisations', async () => {
    await house.as('eva').get(path)
    expect((await house.as('eva').get(`/v1/threads/${made.threads[1]}`)).status).toBe(404)
    expect((await house.as('eva').get(`/v1/threads/${made.threads[1]}/messages`)).status).toBe(404)
    expect((await house.as('eva').get(`/v1/tasks/${made.tasks[1]}`)).status).toBe(404)
    const { body } = await house.as('eva').get(`/v1/threads?citizenId=${anna}`)
    expect(body.items.map(({ organisation }) => organisation.id)).toEqual([nord])
  })

  it('leaves one line that the citizen can read', async () => {
    const before = await lines()
    await house.as('sara').get(path)
    const after = await lines()
    expect(after.length).toBe(before.length + 1)
    expect(after[0]).toMatchObject({
      ...{ fields: 'overview', purpose: 'care' },
      text: 'Hjemmepleje Syd så oversigten over dine henvendelser og opgaver, fordi de arbejder med din sag.',
    })
  })
})

async function lines() {
  const { body } = await house.as('anna').get(`/v1/citizens/${anna}/access-log?limit=100`)
  return body.items.filter(({ fields }) => fields === 'overview')
}
