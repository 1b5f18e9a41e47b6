import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { countLines } from '../run/looks.ts'
import { anna } from '../run/visits.ts'

let house: TestHouse
let ids: { task: string; thread: string }
beforeAll(async () => {
  house = await openTestHouse()
  const [visit = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visit)
  ids = { task: body.taskId, thread: body.threadId }
})
afterAll(() => house.close())

describe('what is refused', () => {
  it('leaves no line: to read, to write, to write over another version', async () => {
    const before = await countLines(house)
    const [visit = ''] = await house.book({})
    const thread = `/v1/threads/${ids.thread}`
    const replies = [
      await house.as('bent').get(thread),
      await house.as('sara').get(`/v1/tasks/${ids.task}`),
      await house.as('eva').get(`/v1/citizens/${anna}/access-log`),
      await house.as('eva').get('/v1/access-alarms'),
      await house.as('bent').cancel(visit),
      await house.as('anna').cancel(visit, { reasonCode: 'ill' }),
      await house.as('anna').put(`${thread}/reply-permission`, { open: true, reason: 'x' }, '*'),
      await house.as('eva').patch(`/v1/tasks/${ids.task}`, { status: 'done' }, '"999"'),
      await house.as('otto').post(`/v1/citizens/${anna}/break-glass`, { reason: 'x' }),
    ]
    expect(replies.map(({ status }) => status)).toEqual([
      404, 404, 404, 404, 404, 422, 403, 412, 404,
    ])
    expect(await countLines(house)).toBe(before)
  })

  it('leaves no line and shows nothing where the commit fails', async () => {
    await house.db.sql(`
      create function fail() returns trigger language plpgsql as
        $$ begin raise exception 'no' using errcode = 'serialization_failure'; end $$;
      create constraint trigger fails after insert on access_log
        deferrable initially deferred for each row execute function fail();`)
    const before = await countLines(house)
    const { status, text } = await house.as('anna').get(`/v1/threads/${ids.thread}`)
    expect(status).toBe(503)
    expect(text).not.toContain(ids.thread)
    await house.db.sql('drop function fail cascade')
    expect(await countLines(house)).toBe(before)
  })
})

describe('the access log', () => {
  it.each([
    `update access_log set purpose = 'x'`,
    'delete from access_log',
    'truncate access_log cascade',
  ])('refuses even the superuser to change it: %s', async (text) => {
    await expect(house.db.sql(text)).rejects.toMatchObject({
      code: '23001',
      message: 'access_log is append-only',
    })
  })

  it('can only be added to by the services', async () => {
    const privileges = ['select', 'insert', 'update', 'delete', 'truncate']
    const has = privileges.map(
      (one) => `has_table_privilege('borgerdialog_app', 'access_log', '${one}')`,
    )
    const [row] = await house.db.sql<object>(`select array[${has}] as has`)
    expect(row).toEqual({ has: [true, true, false, false, false] })
  })
})
