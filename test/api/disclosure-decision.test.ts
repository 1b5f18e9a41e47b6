import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna } from '../run/visits.ts'
import { ask, grant, pathOf, untilStatus } from './disclosures.ts'

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

describe('a letter that it takes longer', () => {
  it('moves the time, says why, and is journalled', async () => {
    const { body } = await ask(house)
    const { status, body: moved } = await extend(body)
    expect({ status, moved }).toMatchObject({
      status: 200,
      moved: { extension: { firstDueBy: body.dueBy, reason: 'Sagen er stor.' } },
    })
    const { body: seen } = await as('anna').get(pathOf(body))
    expect(seen.timeline[1]?.text).toMatch(/^Svaret .* forsinket\. Årsag: Sagen er stor\./)
  })

  it.each<[string, [type: string, days: number], string]>([
    ['for a record of health care', ['health', 20], 'extension-not-allowed'],
    ['to a time that is earlier', ['party', 1], 'extension-invalid'],
    ['for longer than the law allows', ['party', 90], 'extension-invalid'],
  ])('is refused %s', async (_, [type, days], code) => {
    const { body } = await ask(house, { type })
    const reply = await extend(body, days)
    expect({ status: reply.status, code: reply.body.code }).toEqual({ status: 422, code })
  })

  it('is no citizen’s to send', async () => {
    const { body } = await ask(house)
    expect((await extend(body, 20, 'anna')).body.code).toBe('forbidden')
  })
})

describe('a decision', () => {
  it('that refuses ends the request, with how to complain', async () => {
    const { body } = await ask(house)
    await grant(house, body, { outcome: 'refused', text: 'Der er intet.' })
    const { body: seen } = await as('anna').get(pathOf(body))
    expect(seen).toMatchObject({
      status: 'refused',
      packages: [],
      decisions: [
        {
          outcome: 'refused',
          text: 'Der er intet.',
          guidance: expect.stringMatching('Ankestyrelsen'),
        },
      ],
    })
    expect((await grant(house, body)).body.code).toBe('disclosure-not-open')
    expect((await extend(body)).body.code).toBe('disclosure-not-open')
  })

  it('is told in English to whoever asks in English; the record stays Danish', async () => {
    const { body } = await ask(house)
    await grant(house, body, { outcome: 'refused', text: 'Der er intet.' })
    const { body: seen } = await as('anna').get(pathOf(body), { 'Accept-Language': 'en' })
    expect(seen.timeline.map(({ text }) => text.split('\n')[0])).toEqual([
      'Anna Jensen has asked for access to the record under the Public Administration Act § 9.',
      'Access was refused.',
    ])
    expect(seen.decisions[0]).toMatchObject({
      guidance: expect.stringMatching(/^You can complain/),
    })
  })

  it('about a part hands it out and keeps the request open for the rest', async () => {
    const { body } = await ask(house)
    await grant(house, body, { outcome: 'partly-granted', final: false, text: 'Først dette.' })
    const open = await untilStatus(house, body, { status: 'open' })
    expect(open.packages).toMatchObject([{ part: 1 }])
    await grant(house, body, { text: 'Og resten.' })
    const done = await untilStatus(house, body)
    expect(done.packages).toMatchObject([
      { part: 1, status: 'ready' },
      { part: 2, status: 'ready' },
    ])
    expect(done.decisions.map(({ final }) => final)).toEqual([false, true])
  })

  it('that refuses a part is no decision', async () => {
    const { body } = await ask(house)
    const reply = await grant(house, body, { outcome: 'refused', final: false })
    expect({ status: reply.status, code: reply.body.code }).toEqual({
      status: 400,
      code: 'body-invalid',
    })
  })

  it('by two officers at once is made by one of them', async () => {
    const { body } = await ask(house)
    const both = await Promise.all([grant(house, body), grant(house, body)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('four eyes', () => {
  beforeAll(async () => {
    await house.db.sql('update municipality set disclosure_four_eyes = true')
    await house.db.sql(`update employees set roles = '{records-officer}' where subject = 'sara'`)
  })
  afterAll(async () => {
    await house.db.sql('update municipality set disclosure_four_eyes = false')
    await house.db.sql(`update employees set roles = '{}' where subject = 'sara'`)
  })
  const approve = (request: { id: string }, by: string, approved = true) =>
    as(by).post(`${pathOf(request)}/approval`, { approved })

  it('see each decision before it stands', async () => {
    const { body } = await ask(house)
    expect((await grant(house, body)).body).toMatchObject({
      status: 'awaiting-approval',
      decisions: [{ status: 'proposed' }],
    })
    // the applicant is told nothing that does not stand
    const { body: seen } = await as('anna').get(pathOf(body))
    expect(seen).toMatchObject({ status: 'open', decisions: [] })
    expect((await approve(body, 'lone')).body.code).toBe('approval-needs-another')
    expect((await approve(body, 'sara')).status).toBe(200)
    expect((await untilStatus(house, body)).decisions).toMatchObject([{ status: 'approved' }])
    expect((await approve(body, 'sara')).body.code).toBe('disclosure-not-open')
  })

  it('may send it back', async () => {
    const { body } = await ask(house)
    await grant(house, body)
    expect((await approve(body, 'sara', false)).body).toMatchObject({
      status: 'open',
      decisions: [{ status: 'returned' }],
    })
    expect((await grant(house, body, { text: 'Bedre.' })).status).toBe(200)
    expect((await approve(body, 'sara')).status).toBe(200)
    expect((await untilStatus(house, body)).decisions).toMatchObject([
      { number: 2, text: 'Bedre.' },
    ])
  })
})

describe('taking it back', () => {
  const withdraw = (request: { id: string }, by = 'anna') =>
    as(by).post(`${pathOf(request)}/withdrawal`)

  it('ends it, and is journalled', async () => {
    const { body } = await ask(house)
    expect((await withdraw(body)).body).toMatchObject({ status: 'withdrawn' })
    expect((await withdraw(body)).body.code).toBe('disclosure-not-open')
    expect((await grant(house, body)).body.code).toBe('disclosure-not-open')
  })

  it('is for whoever asked', async () => {
    const { body } = await ask(house, { citizenId: anna }, 'rita')
    expect((await withdraw(body)).body.code).toBe('forbidden')
    expect((await withdraw(body, 'lone')).body.code).toBe('forbidden')
    expect((await withdraw(body, 'rita')).status).toBe(200)
  })
})
