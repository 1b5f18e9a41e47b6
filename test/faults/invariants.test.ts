/** That each of the invariants of joined chats and of aktindsigt would be found broken. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { ask, grant, untilStatus } from '../api/disclosures.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { theRun } from '../run/servers.ts'
import { makeTwoWishes } from '../run/two-wishes.ts'
import { bent } from '../run/visits.ts'
import { brokenInvariants } from './invariants.ts'

let house: TestHouse
let admin: pg.Client
beforeAll(async () => {
  house = await openTestHouse()
  for (const undone of [true, false]) {
    const { threads: threadIds } = await makeTwoWishes(house)
    const { body } = await house.as('eva').post('/v1/same-wishes', { threadIds })
    const path = `/v1/same-wishes/${body.id}`
    expect((await house.as('eva').post(`${path}/answer`, { text: 'Ja' })).status).toBe(200)
    const headers = { 'If-Match': '*' }
    if (undone) await house.as('eva').send('DELETE', path, { headers })
  }
  const { body } = await ask(house)
  await grant(house, body)
  // the checkpoint that proves the package has numbered the looks
  expect((await untilStatus(house, body)).status).toBe('handed-out')
  const url = new URL(theRun().adminUrl)
  url.pathname = new URL(house.db.adminUrl).pathname
  admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await house.close()
})

const asked = {
  sql: async <T extends object>(text: string) => (await admin.query<T>(text)).rows,
}

const change = (which: string) =>
  `delete from record_entries where kind = 'same-wish' and details->>'change' = '${which}'`

describe('what must always hold of joined chats and of aktindsigt', () => {
  it('holds in a house that has joined, answered, undone and handed out', async () => {
    expect(await brokenInvariants(asked)).toEqual({})
  })

  it.each([
    ['joined without one entry in each chat', change('joined')],
    ['undone without one entry in each chat', change('undone')],
    [
      'answered without one answer in each chat',
      `delete from record_entries where details ? 'sameWishId' and kind = 'message'`,
    ],
    [
      'answered, but the tasks are not done',
      `update tasks set status = 'open', done_at = null, outcome = null`,
    ],
    [
      'joined with a chat of another citizen',
      `update threads set citizen_id = '${bent}' where id in (select thread_id from same_wish_threads)`,
    ],
    ['granted without exactly one package', 'delete from disclosure_packages'],
    [
      'ended without an end',
      `alter table disclosure_requests drop constraint disclosure_requests_check1,
          drop constraint disclosure_requests_check2;
        update disclosure_requests set ended_at = null`,
    ],
    ['looks not chained without gaps', 'delete from chained_looks where number = 1'],
  ])('would be found broken: %s', async (name, damage) => {
    await admin.query('begin; set local session_replication_role = replica')
    try {
      await admin.query(damage)
      expect(Object.keys(await brokenInvariants(asked))).toContain(name)
    } finally {
      await admin.query('rollback')
    }
  })
})
