import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, quiet, type TestHouse } from '../run/house.ts'
import { makeKeys, type OwnKeys } from '../run/keys.ts'
import { anna, bent, nord } from '../run/visits.ts'

let keys: OwnKeys
let house: TestHouse
const dayMs = 86_400_000

/** Anna's things stand between Bent's, alone and in rows; hers can't be opened any more. */
const order = 'baabbaaaabab'
const others = 5

beforeAll(async () => {
  keys = await makeKeys()
  house = await openTestHouse({}, quiet, keys)
  for (const [place, who] of [...order].entries()) {
    const [subject, citizenId] = who === 'a' ? ['anna', anna] : ['bent', bent]
    const startsAt = new Date(Date.now() + (place + 2) * dayMs).toISOString()
    const [visit = ''] = await house.book({ citizenId, startsAt, organisationId: nord })
    const { body } = await house.as(subject).cancel(visit)
    await house.as('eva').post(`/v1/threads/${body.threadId}/close`)
  }
  const sql = 'select key_id from citizen_keys where citizen_id = $1'
  const [line] = await house.db.sql<{ key_id: string }>(sql, [anna])
  await keys.vault.store.destroy(line?.key_id ?? '')
  await house.reopen()
})
afterAll(async () => {
  await house.close()
  await keys.drop()
})

async function page(path: string, query: object) {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value))
  return (await house.as('eva').get(`${path}?${text}`)).body
}

/** The ids by page. */
async function walk(path: string, limit: number): Promise<string[][]> {
  const pages: string[][] = []
  let cursor = ''
  do {
    const { items, next } = await page(path, { limit, cursor })
    pages.push(items.map(({ id }: { id: string }) => id))
    cursor = next
  } while (cursor)
  return pages
}

describe.each(['/v1/tasks', '/v1/threads'])('the list %s in which some were erased', (path) => {
  it('shows the others, each once, in full pages, and no empty one behind them', async () => {
    const { items, next } = await page(path, { limit: 100 })
    expect(next).toBeNull()
    const whole = items.map(({ id }: { id: string }) => id)
    expect(new Set(whole).size).toBe(others)
    for (const limit of [1, 2, 3, 4, others]) {
      const pages = await walk(path, limit)
      expect(pages.flat()).toEqual(whole)
      const sizes = pages.map(({ length }) => length)
      expect(sizes.slice(0, -1).every((size) => size === limit)).toBe(true)
      expect(sizes.at(-1)).toBeGreaterThan(0)
    }
  })

  it('tells nothing of them, not even in a cursor', async () => {
    const table = path.split('/').at(-1)
    const sql = `select id from ${table} where citizen_id = $1`
    const hidden = (await house.db.sql<{ id: string }>(sql, [anna])).map(({ id }) => id)
    expect(hidden).toHaveLength(order.length - others)
    for (const limit of [1, 2, 3]) {
      let cursor = ''
      do {
        const { items, next } = await page(path, { limit, cursor })
        const told = JSON.stringify(items) + Buffer.from(next ?? '', 'base64url')
        for (const id of [...hidden, anna]) expect(told).not.toContain(id)
        cursor = next
      } while (cursor)
    }
  })

  it('is empty and ends where all of them were', async () => {
    const asked = path === '/v1/threads' ? { citizenId: anna } : { status: 'in-progress' }
    await house.db.sql(`update tasks set status = 'in-progress' where citizen_id = $1`, [anna])
    expect(await page(path, { limit: 1, ...asked })).toEqual({ items: [], next: null })
  })
})

describe('hundreds of the erased in a row', () => {
  it('are passed by, also where many are of the same moment', async () => {
    const before = (await walk('/v1/threads', 2)).flat()
    await house.db.sql(
      `insert into threads (id, citizen_id, organisation_id, status, opened_at, closed_at,
          last_message_at, message_count)
        select gen_random_uuid(), $1, $2, 'closed', at, at, at, 0
        from (select (select max(last_message_at) from threads where citizen_id = $3)
          + make_interval(secs => n / 300) as at from generate_series(1, 950) n) as many`,
      [anna, nord, bent],
    )
    expect((await walk('/v1/threads', 2)).flat()).toEqual(before)
    expect((await page('/v1/threads', { limit: 1 })).items[0].id).toBe(before[0])
  })
})
