import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type Database, openDatabase } from '../../db/database.ts'
import { forgetOld } from '../../worker/forgetting.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { theVault } from '../run/servers.ts'

let own: TestDatabase
let db: Database
beforeAll(async () => {
  own = await makeDatabase()
  db = openDatabase({ url: own.url, vault: theVault(), size: 1 })
})
afterAll(async () => {
  await db.destroy()
  await own.drop()
})

it('events older than a day and an hour are forgotten, however many, and no others', async () => {
  await own.sql('delete from events')
  await own.sql(`insert into events (at, kind, resource_id)
    select now() - interval '25 hours 1 minute', 'task', gen_random_uuid()
      from generate_series(1, 10001)
    union all select now() - interval '24 hours 59 minutes', 'task', gen_random_uuid()
    union all select now(), 'task', gen_random_uuid()`)
  await forgetOld(db, new Date())
  const left = await own.sql<{ hours: number }>(
    'select round(extract(epoch from now() - at) / 3600)::int as hours from events order by at',
  )
  expect(left).toEqual([{ hours: 25 }, { hours: 0 }])
})
