import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { traced } from '../run/looks.ts'
import { anna, bent, eva, rita } from '../run/visits.ts'

let house: TestHouse
let thread: string
beforeAll(async () => {
  house = await openTestHouse()
  const [visit = ''] = await house.book({})
  thread = `/v1/threads/${(await house.as('anna').cancel(visit)).body.threadId}`
})
afterAll(() => house.close())

const log = async (who: string, query = '', headers = {}) =>
  (await house.as(who).get(`/v1/citizens/${anna}/access-log${query}`, headers)).body
const set = (settings: string) => house.db.sql(`update municipality set ${settings}`)

/** Looks at Anna's chat, and finds the line in the log as someone reads it. */
async function lookAndFind(looker: string, reader: string, headers = {}) {
  const { traceId, headers: trace } = traced()
  expect((await house.as(looker).get(thread, trace)).status).toBe(200)
  const { items } = await log(reader, '', headers)
  return items.find((line) => line.traceId === traceId)
}

describe('a citizen reads who looked', () => {
  it('herself', async () => {
    expect(await lookAndFind('anna', 'anna')).toMatchObject({
      who: { kind: 'citizen', role: 'citizen', organisation: null, name: 'Anna Jensen' },
      onBehalfOf: null,
      purpose: 'own-case',
      text: 'Du så din chat.',
    })
  })

  it('her representative, by name and by which right', async () => {
    expect(await lookAndFind('rita', 'anna')).toMatchObject({
      who: { kind: 'representative', role: 'relative', organisation: null, name: 'Rita Holm' },
      onBehalfOf: anna,
      purpose: 'on-behalf',
      text: 'Rita Holm (pårørende) så din chat på dine vegne.',
    })
  })

  it('staff, by organisation and role and not by name', async () => {
    const line = await lookAndFind('eva', 'anna')
    expect(line).toEqual({
      id: expect.any(String),
      at: expect.any(String),
      who: { kind: 'employee', role: 'employee', organisation: 'Hjemmepleje Nord', name: null },
      onBehalfOf: null,
      fields: 'thread',
      purpose: 'care',
      breakGlass: false,
      text: 'Hjemmepleje Nord så din chat, fordi de arbejder med din sag.',
      traceId: expect.any(String),
    })
    expect(JSON.stringify(line)).not.toContain(eva)
  })

  it('the process, and the reading of the log itself', async () => {
    const { items } = await log('anna')
    expect(items.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'Vores system så din aflysning for at give besked til dem, der skal have den.',
        'Du så listen over, hvem der har set dine oplysninger.',
      ]),
    )
  })

  it('in English where she prefers it', async () => {
    const english = { 'Accept-Language': 'en' }
    expect((await lookAndFind('eva', 'anna', english))?.text).toBe(
      'Hjemmepleje Nord saw your chat, because they work with your case.',
    )
  })

  it('as JSON, whatever she would rather have', async () => {
    const csv = { Accept: 'text/csv' }
    expect((await log('anna', '', csv)).items.length).toBeGreaterThan(0)
  })
})

describe('the municipality', () => {
  it('may show names of staff, but never a protected one', async () => {
    await set('show_staff_names = true')
    expect(await lookAndFind('eva', 'anna')).toMatchObject({
      who: { name: 'Eva Lund' },
      text: 'Eva Lund fra Hjemmepleje Nord så din chat, fordi de arbejder med din sag.',
    })
    await house.db.sql('update employees set name_protected = true where id = $1', [eva])
    expect((await lookAndFind('eva', 'anna'))?.who.name).toBeNull()
    expect((await lookAndFind('nils', 'anna'))?.who.name).toBe('Nils Kjær')
    expect((await lookAndFind('eva', 'lone'))?.who.name).toBe('Eva Lund')
    await house.db.sql('update employees set name_protected = false where id = $1', [eva])
    await set('show_staff_names = false')
  })

  it('may keep looks by staff back for a while, from the citizen’s side only', async () => {
    await set('access_log_delay_minutes = 5')
    for (const reader of ['anna', 'rita']) {
      expect(await lookAndFind('eva', reader)).toBeUndefined()
      expect(await lookAndFind('anna', reader)).toBeDefined()
      expect(await lookAndFind('rita', reader)).toBeDefined()
    }
    expect(await lookAndFind('eva', 'lone')).toBeDefined()
    await set('access_log_delay_minutes = 0')
    expect(await lookAndFind('eva', 'anna')).toBeDefined()
  })
})

describe('a representative', () => {
  it('reads the log of the one she represents, told about another', async () => {
    expect((await lookAndFind('rita', 'rita'))?.text).toBe(
      'Du så borgerens chat på borgerens vegne.',
    )
    expect((await lookAndFind('anna', 'rita'))?.text).toBe('Anna Jensen så borgerens chat.')
  })

  it('is told nothing of others whom a line also shows', async () => {
    await house.db.fill([
      [
        'representations',
        [
          {
            id: crypto.randomUUID(),
            citizenId: bent,
            representativeId: rita,
            kind: 'guardian',
            scopes: ['see'],
            startsAt: '2024-01-01T00:00:00.000Z',
          },
        ],
      ],
    ])
    await house.book({}, { citizenId: bent })
    const { traceId, headers } = traced()
    await house.as('rita').get('/v1/appointments', headers)
    for (const [reader, own] of [
      ['anna', anna],
      ['bent', bent],
    ] as const) {
      const { text, body } = await house.as(reader).get(`/v1/citizens/${own}/access-log`)
      const line = body.items.find((one) => one.traceId === traceId)
      expect(line).toMatchObject({ onBehalfOf: own, who: { name: 'Rita Holm' } })
      expect(text).not.toContain(own === anna ? bent : anna)
    }
    await house.db.sql('delete from representations where citizen_id = $1', [bent])
  })

  it('without the right to see, another citizen, and staff find no log', async () => {
    await house.db.sql(`update representations set scopes = '{cancel,write}'`)
    for (const who of ['rita', 'bent', 'eva', 'sara', 'otto']) {
      expect((await log(who)).code).toBe('not-found')
    }
    await house.db.sql(`update representations set scopes = '{see,cancel,write}'`)
    const path = `/v1/citizens/${crypto.randomUUID()}/access-log`
    expect((await house.as('lone').get(path)).body.code).toBe('not-found')
  })
})

describe('a records officer', () => {
  it('reads everything: names, alarms, what was asked, from where', async () => {
    expect(await lookAndFind('eva', 'lone')).toMatchObject({
      who: { kind: 'employee', organisation: 'Hjemmepleje Nord', name: 'Eva Lund' },
      text: 'Eva Lund fra Hjemmepleje Nord så borgerens chat, fordi de arbejder med borgerens sag.',
      alarms: [],
      actorId: eva,
      citizenIds: [anna],
      operation: 'GET /v1/threads/{id}',
      parameters: { id: thread.split('/').at(-1) },
      address: expect.stringContaining('127.0.0.1'),
    })
  })
})

describe('the list', () => {
  it('is the newest first, by pages that leave nothing out', async () => {
    const { items } = await log('lone', '?limit=100')
    const times = items.map(({ at }) => at)
    expect(times).toEqual([...times].sort().reverse())
    const paged: string[] = []
    for (let query = `?limit=3&to=${times[0]}`; query !== ''; ) {
      const page = await log('lone', query)
      paged.push(...page.items.map(({ id }) => id))
      query = page.next ? `?limit=3&to=${times[0]}&cursor=${page.next}` : ''
    }
    const earlier = items.filter(({ at }) => at < (times[0] ?? ''))
    expect(paged).toEqual(earlier.map(({ id }) => id))
  })

  it('is from and to the times asked for', async () => {
    const times = (await log('anna', '?limit=100')).items.map(({ at }) => at)
    const [to = '', from = ''] = [times[2], times[5]]
    const found = (await log('anna', `?from=${from}&to=${to}`)).items.map(({ at }) => at)
    expect(found).toEqual(times.filter((at) => at >= from && at < to))
    expect(found.length).toBeGreaterThan(0)
  })
})
