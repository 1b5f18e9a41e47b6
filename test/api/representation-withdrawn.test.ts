import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import type { Ids } from '../run/operations.ts'
import { stateOf } from '../run/targets.ts'
import { makeThings } from '../run/things.ts'
import { anna, rita } from '../run/visits.ts'

let house: TestHouse
let things: Ids
beforeAll(async () => {
  house = await openTestHouse()
})
beforeEach(async () => {
  await house.db.sql(`update representations set scopes = '{see,cancel,write}', ends_at = null`)
  things = await makeThings(house, { subject: 'anna', citizenId: anna })
})
afterAll(() => house.close())

/** Ways in which someone ceases to act for someone. */
const ends = [
  ['deleted', 'delete from representations where representative_id = $1'],
  ['ended now', 'update representations set ends_at = now() where representative_id = $1'],
  ['without a scope', `update representations set scopes = '{}' where representative_id = $1`],
] as const

/** What Rita may write. */
const writes = [
  {
    what: 'message',
    path: () => `/v1/threads/${things.threads}/messages`,
    body: { text: 'Hej fra Rita' },
  },
  {
    what: 'cancellation',
    path: () => `/v1/appointments/${things.appointments}/cancellation`,
    body: { reasonCode: 'not-home', text: 'Hej fra Rita' },
  },
  { what: 'reading', path: () => `/v1/threads/${things.threads}/read`, body: undefined },
]
const both = ends.flatMap(([how, sql]) => writes.map((write) => ({ how, sql, ...write })))

const begun: pg.Client[] = []
/** Where a test failed before it committed, nobody is to wait for it. */
afterEach(async () => {
  for (const client of begun.splice(0)) await client.end()
})

/** A transaction of another system, open as long as the test wants it. */
async function begin(sql: string, values: unknown[]) {
  const client = new pg.Client({ connectionString: house.db.adminUrl })
  begun.push(client)
  await client.connect()
  await client.query('begin')
  await client.query(sql, values)
  return { commit: () => client.query('commit') }
}

/** How many transactions of this database wait for a lock. */
async function waiting(): Promise<number> {
  const [row] = await house.db.sql<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return row?.n ?? 0
}

const untilWaiting = (count: number) => eventually(waiting, (now) => now === count)

async function restore() {
  await house.db.sql('delete from representations where representative_id = $1', [rita])
  await house.db.sql(
    `insert into representations (id, citizen_id, representative_id, kind, scopes, starts_at)
      values ($1, $2, $3, 'relative', '{see,cancel,write}', '2024-01-01Z')`,
    [randomUUID(), anna, rita],
  )
}
beforeEach(restore)

describe('a representation that ends between reading and writing', () => {
  it.each(both)('$what: $how: nothing is stored, and nothing is there any more', async (one) => {
    expect((await house.as('rita').get(`/v1/threads/${things.threads}`)).status).toBe(200)
    await house.db.sql(one.sql, [rita])
    const before = await stateOf(house)
    const reply = await house.as('rita').post(one.path(), one.body)
    expect([reply.status, reply.body.code]).toEqual([404, 'not-found'])
    expect((await house.as('rita').get(`/v1/threads/${things.threads}`)).status).toBe(404)
    expect((await house.as('rita').get('/v1/threads')).body.items).toEqual([])
    expect((await house.as('rita').get('/v1/me')).text).not.toContain('Anna')
    expect(await stateOf(house)).toEqual(before)
  })
})

describe('a representation that ends while something is written', () => {
  it.each(both)('$what, after it was $how: is refused', async (one) => {
    const withdrawal = await begin(one.sql, [rita])
    const before = await stateOf(house)
    const writing = house.as('rita').post(one.path(), one.body)
    expect(await untilWaiting(1)).toBe(1)
    await withdrawal.commit()
    expect((await writing).status).toBe(404)
    expect(await stateOf(house)).toEqual(before)
  })

  it.each(both.filter(({ what }) => what !== 'reading'))(
    '$what, before it was $how: came first, and the end waits for it',
    async (one) => {
      // the write holds on to the rights, and waits for what is written to
      const table = one.what === 'message' ? 'threads' : 'appointments'
      const id = one.what === 'message' ? things.threads : things.appointments
      const other = await begin(`select from ${table} where id = $1 for update`, [id])
      const writing = house.as('rita').post(one.path(), one.body)
      expect(await untilWaiting(1)).toBe(1)
      let ended = false
      const ending = house.db.sql(one.sql, [rita]).then(() => {
        ended = true
      })
      expect(await untilWaiting(2)).toBe(2)
      expect(ended).toBe(false)
      await other.commit()
      expect([201, 202]).toContain((await writing).status)
      await ending
      expect((await house.as('rita').post(one.path(), one.body)).status).toBe(404)
    },
  )
})

describe('an answer that was given before the representation ended', () => {
  it.each(writes)('is not given again for its key: $what', async ({ path, body }) => {
    const headers = { 'Idempotency-Key': randomUUID(), Prefer: 'wait=20' }
    const send = () => house.as('rita').post(path(), body, headers)
    const first = await send()
    expect(first.status).toBeLessThan(300)
    const again = await send()
    expect([again.status, again.text]).toEqual([first.status, first.text])
    await house.db.sql(ends[1][1], [rita])
    const last = await send()
    expect(last.text).not.toContain('Hej fra Rita')
    if (first.text !== '') expect(last.status).toBe(404)
  })
})
