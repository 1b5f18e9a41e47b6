/** Joining asks nothing of the engine; its processes hear of it when the engine is there again. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { type OwnTemporal, prepareOwnTemporal } from '../run/own-servers.ts'
import { makeTwoWishes, type TwoWishes } from '../run/two-wishes.ts'

let temporal: OwnTemporal
let house: TestHouse
const made: TwoWishes[] = []

beforeAll(async () => {
  temporal = await prepareOwnTemporal()
  await temporal.start()
  house = await openTestHouse({ temporalAddress: temporal.address })
  for (const _ of [1, 2]) made.push(await makeTwoWishes(house))
  await temporal.kill()
})
afterAll(async () => {
  await house?.close()
  await temporal?.close()
})

async function statusesOf({ tasks }: TwoWishes) {
  const rows = await house.db.sql<{ status: string }>(
    'select status from tasks where id = any($1)',
    [tasks],
  )
  return rows.map(({ status }) => status)
}

/** How many of the processes have heard that nobody has anything left to do. */
async function followedUp({ cancellations }: TwoWishes): Promise<number> {
  const sql = `select count(followed_up_at)::int as n from cancellations where id = any($1)`
  return (await house.db.sql<{ n: number }>(sql, [cancellations]))[0]?.n ?? -1
}

async function answer({ threads: threadIds, tasks: taskIds }: TwoWishes): Promise<string> {
  // those of the first were closed for the second
  const reopen = `update threads set status = 'closed', closed_at = coalesce(closed_at, now())`
  await house.db.sql(reopen)
  await house.db.sql(`update threads set status = 'open', closed_at = null where id = any($1)`, [
    threadIds,
  ])
  const joined = await house.as('eva').post('/v1/same-wishes', { threadIds, taskIds })
  const path = `/v1/same-wishes/${joined.body.id}`
  const begun = Date.now()
  const reply = await house.as('eva').post(`${path}/answer`, { text: 'Vi kommer' })
  expect([reply.status, Date.now() - begun < 5000]).toEqual([200, true])
  return path
}

describe('while Temporal is away', () => {
  it('chats are joined, answered and taken apart again', async () => {
    const [one, other] = made
    if (!one || !other) throw new Error('Nothing was made')
    await answer(one)
    expect(await statusesOf(one)).toEqual(['done', 'done'])
    const path = await answer(other)
    const headers = { 'If-Match': '"2"' }
    expect((await house.as('sara').send('DELETE', path, { headers })).status).toBe(204)
    expect(await statusesOf(other)).toEqual(['open', 'open'])
  })

  it('nothing is told; once it is back, the processes hear what can be undone no more', async () => {
    const [one, other] = made
    if (!one || !other) throw new Error('Nothing was made')
    await house.db.sql(`update same_wish_tasks set undoable_until = now() - interval '1 second'
      where undoable_until is not null`)
    expect(await followedUp(one)).toBe(0)
    await temporal.start()
    const told = () => followedUp(one)
    expect(await eventually(told, (n) => n === 2, 90_000)).toBe(2)
    expect(await followedUp(other)).toBe(0)
  })
})
