import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, syd } from '../run/visits.ts'

let house: TestHouse
let messages: string
const dayMs = 86_400_000

/** Visits that share their times in pairs, so that the id must decide; each in a thread of its own. */
beforeAll(async () => {
  house = await openTestHouse()
  const now = Date.now()
  for (let round = 0; round < 6; round += 1) {
    const startsAt = new Date(now + (2 + Math.floor(round / 2)) * dayMs).toISOString()
    const [visit = ''] = await house.book({ startsAt })
    const { body } = await house.as('anna').cancel(visit)
    messages = `/v1/threads/${body.threadId}/messages`
    if (round < 5) await house.as('eva').post(`/v1/threads/${body.threadId}/close`)
  }
  for (let count = 0; count < 5; count += 1) await house.as('eva').post(messages, { text: 'x' })
  await house.db.sql(`update threads set last_message_at = date_trunc('second', now())`)
})
afterAll(() => house.close())

const lists = () => ({
  appointments: ['anna', '/v1/appointments'],
  tasks: ['eva', '/v1/tasks'],
  threads: ['anna', '/v1/threads'],
  messages: ['anna', messages],
  record: ['anna', `/v1/citizens/${anna}/record`],
})
const names = ['appointments', 'tasks', 'threads', 'messages', 'record'] as const

async function page(name: keyof ReturnType<typeof lists>, query: object) {
  const [subject = '', path] = lists()[name]
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value))
  return (await house.as(subject).get(`${path}?${text}`)).body
}

async function walk(name: (typeof names)[number], limit: number, meanwhile?: () => Promise<void>) {
  const seen: string[] = []
  let cursor = ''
  do {
    const { items, next } = await page(name, { limit, cursor })
    expect(items.length).toBeLessThanOrEqual(limit)
    seen.push(...items.map((item: { id: string }) => item.id))
    await meanwhile?.()
    cursor = next
  } while (cursor)
  return seen
}

describe.each(names)('the list of %s', (name) => {
  it('is walked page by page to the end, each thing once, in the one order', async () => {
    const { items, next } = await page(name, { limit: 100 })
    const whole = items.map((item: { id: string }) => item.id)
    expect(whole.length).toBeGreaterThan(4)
    expect(next).toBeNull()
    for (const limit of [1, 2, 3, whole.length]) expect(await walk(name, limit)).toEqual(whole)
  })

  it('refuses a limit out of bounds', async () => {
    for (const limit of ['0', '101', '-1', '1.5', 'x', 'NaN', '1e9', ' ']) {
      const body = await page(name, { limit })
      expect(body).toMatchObject({ status: 400, code: 'query-invalid' })
      expect(body.errors[0].pointer).toBe('/limit')
    }
  })

  it('refuses a cursor that it did not give', async () => {
    const odd = ['x', '%%%', 'a'.repeat(513), ...forged.map(encode)]
    for (const cursor of odd) {
      const body = await page(name, { cursor })
      expect({ cursor, code: body.code }).toEqual({ cursor, code: 'query-invalid' })
    }
  })
})

const encode = (text: string) => Buffer.from(text).toString('base64url')
const forged = [
  ' ',
  '\0\0\0',
  '-1 ',
  '1.5 ',
  '99999999999999999999 ',
  '2026-01-01T00:00:00.000Z x',
  'Nov x',
  `1e400 ${crypto.randomUUID()}`,
  `x ${crypto.randomUUID()}`,
]

describe('a cursor with a place that no list has', () => {
  it.each([
    ['/v1/appointments', 'a year that Postgres does not read', `1 ${crypto.randomUUID()}`],
    ['/v1/threads', 'a month alone', `Nov ${crypto.randomUUID()}`],
    ['/v1/appointments', 'the year 0', `0000-01-01T00:00:00.000Z ${crypto.randomUUID()}`],
    ['messages', 'a number too large', '9007199254740991 '],
    ['messages', 'nothing', ' '],
  ])('is refused by %s: %s', async (path, _, place) => {
    const where = path === 'messages' ? messages : path
    const { body } = await house.as('anna').get(`${where}?cursor=${encode(place)}`)
    expect(body).toMatchObject({ status: 400, code: 'query-invalid' })
  })
})

describe('a list that grows while it is walked', () => {
  it('shows everything that was there once, in the same order', async () => {
    const before = await walk('appointments', 100)
    let added = 0
    const seen = await walk('appointments', 2, async () => {
      added += 1
      const place = (0.2 + 0.7 * (added % 3)) * 2 * dayMs
      const startsAt = new Date(Date.now() + place).toISOString()
      await house.book({ startsAt, organisationId: syd })
    })
    expect(seen.filter((id) => before.includes(id))).toEqual(before)
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('goes on to what was added at its end', async () => {
    const before = await walk('messages', 100)
    let added = 0
    const seen = await walk('messages', 2, async () => {
      if (added < 2) await house.as('eva').post(messages, { text: 'ny' })
      added += 1
    })
    expect(seen.slice(0, before.length)).toEqual(before)
    expect(seen).toHaveLength(before.length + 2)
  })

  it('is walked to its end where the times of a supplier have microseconds', async () => {
    await house.db.sql(
      `update appointments set starts_at = starts_at + interval '123 microseconds'`,
    )
    const whole = await walk('appointments', 100)
    let pages = 0
    const seen = await walk('appointments', 1, async () => {
      pages += 1
      if (pages > whole.length) throw new Error('the same page comes again')
    })
    expect(seen).toEqual(whole)
  })
})

describe('a query', () => {
  it.each([
    ['an unknown name', 'colour=red', '/colour'],
    ['a name twice', 'status=booked&status=held', '/status'],
    ['a limit twice', 'limit=1&limit=2', '/limit'],
    ['an unknown status', 'status=gone', '/status'],
    ['no id', 'citizenId=anna', '/citizenId'],
    ['an id with a scheme', `citizenId=urn:uuid:${anna}`, '/citizenId'],
    ['no time', 'from=yesterday', '/from'],
    ['a time without a zone', 'from=2026-01-01T00:00:00', '/from'],
    ['a time in the year 0', 'from=0000-01-01T00:00:00Z', '/from'],
    ['a time in a zone that nobody has', 'to=2026-01-01T00:00:00%2B23:59', '/to'],
    ['NUL', 'status=%00', 'status'],
    ['half a character', 'status=%ff', '/status'],
    ['the prototype', '__proto__=x', '/__proto__'],
  ])('with %s is refused', async (_, query, pointer) => {
    const { body } = await house.as('anna').get(`/v1/appointments?${query}`)
    expect(body).toMatchObject({ status: 400, code: 'query-invalid' })
    expect(body.errors[0].pointer).toBe(pointer)
  })

  it('takes an own id in upper case', async () => {
    const lower = await house.as('anna').get(`/v1/appointments?citizenId=${anna}`)
    const upper = await house.as('anna').get(`/v1/appointments?citizenId=${anna.toUpperCase()}`)
    expect([upper.status, upper.text]).toEqual([200, lower.text])
  })
})
