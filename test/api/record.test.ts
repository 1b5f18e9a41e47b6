import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, bent, nord, syd } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  const [atNord = '', atSyd = '', bents = ''] = await house.book(
    {},
    { organisationId: syd },
    { citizenId: bent },
  )
  const { body } = await house.as('anna').cancel(atNord)
  await house.as('anna').cancel(atSyd)
  await house.as('bent').cancel(bents)
  await house.as('eva').post(`/v1/threads/${body.threadId}/messages`, { text: 'Tak' })
})
afterAll(() => house.close())

const record = async (subject: string, of = anna) =>
  (await house.as(subject).get(`/v1/citizens/${of}/record`)).body
const kinds = (body: { items: { kind: string }[] }) => body.items.map(({ kind }) => kind)

describe('the record of a citizen', () => {
  it('shows the citizen and her representative all of it, oldest first', async () => {
    const body = await record('anna')
    expect(kinds(body)).toEqual(['cancellation', 'cancellation', 'message'])
    const times = body.items.map((entry) => entry.at)
    expect(times).toEqual([...times].sort())
    expect(await record('rita')).toEqual(body)
  })

  it('shows staff what concerns their organisations', async () => {
    const organisations = (body: { items: { organisationId: string }[] }) =>
      body.items.map(({ organisationId }) => organisationId)
    expect(organisations(await record('eva'))).toEqual([nord, nord])
    expect(organisations(await record('sara'))).toEqual([syd])
  })

  it('shows the records officer all of it', async () => {
    expect(await record('lone')).toEqual(await record('anna'))
    expect(kinds(await record('lone', bent))).toEqual(['cancellation'])
  })

  it('does not exist for others', async () => {
    expect((await record('bent')).code).toBe('not-found')
    expect((await record('sara', bent)).code).toBe('not-found')
    expect((await record('otto')).code).toBe('not-found')
    expect((await record('lone', crypto.randomUUID())).code).toBe('not-found')
  })
})
