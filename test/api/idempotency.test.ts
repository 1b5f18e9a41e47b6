import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Reply } from '../run/caller.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { countRows } from '../run/rows.ts'
import { theVault } from '../run/servers.ts'
import { bent, syd } from '../run/visits.ts'

let house: TestHouse
let thread: string
beforeAll(async () => {
  house = await openTestHouse()
  const [visit = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visit)
  thread = `/v1/threads/${body.threadId}`
})
afterAll(() => house.close())

const keyed = (key: string) => ({ 'Idempotency-Key': key, Prefer: 'wait=20' })
const wish = { reasonCode: 'not-home', text: 'Jeg er ude.' }
const write = (key: string, text = 'Hej') =>
  house.as('anna').post(`${thread}/messages`, { text }, keyed(key))
/** All that a replay must have in common with the first answer. */
const bytes = ({ status, text, headers }: Reply) => ({
  status,
  text,
  location: headers.get('Location'),
  type: headers.get('Content-Type'),
})

describe('a POST without a key', () => {
  it('is refused and stores nothing', async () => {
    const before = await countRows(house.db)
    for (const key of ['', 'to ord', 'x'.repeat(256), '\u00f8', '""', '"', '"half']) {
      const { body } = await write(key)
      expect({ key, code: body.code }).toEqual({ key, code: 'idempotency-key-missing' })
    }
    expect(await countRows(house.db)).toEqual(before)
  })
})

describe('the same key again', () => {
  it('gives the very bytes of the first answer', async () => {
    const [visit = ''] = await house.book({})
    const key = randomUUID()
    const first = await house.as('anna').cancel(visit, wish, keyed(key))
    expect(first.status).toBe(201)
    const again = await house.as('anna').cancel(visit, wish, keyed(key))
    expect(bytes(again)).toEqual(bytes(first))
  })

  it('gives them after the house was closed and opened again, and no second effect', async () => {
    const [visit = ''] = await house.book({})
    const key = randomUUID()
    const first = await house.as('anna').cancel(visit, wish, keyed(key))
    const message = await write(`${key}-2`)
    const before = await countRows(house.db)
    await house.reopen()
    expect(bytes(await house.as('anna').cancel(visit, wish, keyed(key)))).toEqual(bytes(first))
    expect(bytes(await write(`${key}-2`))).toEqual(bytes(message))
    expect(await countRows(house.db)).toEqual(before)
  })

  it('is the same quoted or bare, and the same body in another order', async () => {
    const key = randomUUID()
    const [visit = ''] = await house.book({})
    const first = await house.as('anna').cancel(visit, wish, keyed(key))
    const other = { text: wish.text, reasonCode: wish.reasonCode }
    const again = await house.as('anna').cancel(visit, other, keyed(`"${key}"`))
    expect(bytes(again)).toEqual(bytes(first))
  })

  it('gives an empty answer again, without a second effect', async () => {
    const key = randomUUID()
    const [visit = ''] = await house.book({ citizenId: bent, organisationId: syd })
    const { body } = await house.as('bent').cancel(visit)
    const close = () =>
      house.as('sara').post(`/v1/threads/${body.threadId}/close`, undefined, keyed(key))
    expect(bytes(await close())).toEqual(bytes(await close()))
  })

  it('with another body, or for another thing, is refused', async () => {
    const key = randomUUID()
    expect((await write(key)).status).toBe(201)
    const before = await countRows(house.db)
    const read = () => house.as('anna').post(`${thread}/read`, undefined, keyed(key))
    for (const other of [await write(key, 'Noget andet'), await read()]) {
      expect(other.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' })
    }
    expect(await countRows(house.db)).toEqual(before)
  })

  it('of another person is another key', async () => {
    const key = randomUUID()
    const first = await write(key)
    const second = await house.as('rita').post(`${thread}/messages`, { text: 'Hej' }, keyed(key))
    const third = await house.as('eva').post(`${thread}/messages`, { text: 'Nej' }, keyed(key))
    expect([second.status, third.status]).toEqual([201, 201])
    expect(new Set([first, second, third].map(({ body }) => body.id)).size).toBe(3)
  })

  it('after a refusal is tried anew, because nothing was stored', async () => {
    const [visit = ''] = await house.book({})
    const key = randomUUID()
    const refused = await house.as('anna').cancel(visit, { reasonCode: 'no-such' }, keyed(key))
    expect(refused.body.code).toBe('reason-unknown')
    expect((await house.as('anna').cancel(visit, wish, keyed(key))).status).toBe(201)
  })
})

describe('a key whose first request still runs', () => {
  it('is refused until it ends; where its maker died, the last known answer is given', async () => {
    const key = randomUUID()
    const first = await write(key)
    const runs = (interval: string) =>
      house.db.sql(
        `update idempotency_keys set running_until = now() + $1::interval where key = $2`,
        [interval, theVault().hash(key)],
      )
    await runs('1 hour')
    const { body, headers } = await write(key)
    expect(body).toMatchObject({ status: 409, code: 'idempotency-key-in-progress' })
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
    await runs('-1 second')
    expect(bytes(await write(key))).toEqual(bytes(first))
  })
})

describe('50 at once with one key', () => {
  it.each(['wait=20', 'wait=1', 'respond-async'])(
    'make one cancellation under %s',
    async (Prefer) => {
      const [visit = ''] = await house.book({})
      const headers = { 'Idempotency-Key': randomUUID(), Prefer }
      const before = await countRows(house.db)
      const posting = Array.from({ length: 50 }, () =>
        house.as('anna').cancel(visit, wish, headers),
      )
      const replies = await Promise.all(posting)
      const good = replies.filter(({ status }) => status < 300)
      const others = replies.filter(({ status }) => status >= 300)
      expect(good.length).toBeGreaterThan(0)
      expect(new Set(good.map((reply) => JSON.stringify(bytes(reply)))).size).toBe(1)
      for (const { body } of others) expect(body.code).toBe('idempotency-key-in-progress')

      const [first] = good
      const done = await house.as('anna').send('GET', `/v1/cancellations/${first?.body.id}`)
      expect(done.body.appointmentId).toBe(visit)
      await completed(first?.body.id ?? '')
      const after = await countRows(house.db)
      const made = Object.fromEntries(
        Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]),
      )
      expect(made).toMatchObject({
        cancellations: 1,
        tasks: 1,
        messages: 1,
        record_entries: 1,
        threads: 0,
        idempotency_keys: 1,
      })
    },
  )

  it('make one message', async () => {
    const key = randomUUID()
    const replies = await Promise.all(Array.from({ length: 50 }, () => write(key, 'Én gang')))
    expect(new Set(replies.map((reply) => JSON.stringify(bytes(reply)))).size).toBe(1)
    const [{ body }] = replies as [Reply]
    const { body: all } = await house
      .as('anna')
      .get(`/v1/threads/${body.threadId}/messages?limit=100`)
    expect(all.items.filter(({ text }) => text === 'Én gang')).toHaveLength(1)
  })
})

async function completed(id: string) {
  for (;;) {
    const { body } = await house.as('anna').get(`/v1/cancellations/${id}`)
    if (body.status !== 'accepted') return
  }
}
