import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { listenAs } from '../run/listening.ts'
import { countLines } from '../run/looks.ts'
import { countRows } from '../run/rows.ts'
import { anna, eva, nils, syd } from '../run/visits.ts'

let house: TestHouse
let path: string
beforeAll(async () => {
  house = await openTestHouse()
})
beforeEach(async () => {
  await house.db.sql('delete from task_presence')
  const [visit = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visit)
  path = `/v1/tasks/${body.taskId}`
})
afterAll(() => house.close())

async function say(subject: string, activity = 'reading') {
  const body = { activity }
  return (await house.as(subject).send('PUT', `${path}/presence`, { body })).status
}

async function leave(subject: string) {
  return (await house.as(subject).send('DELETE', `${path}/presence`)).status
}

async function openBy(subject: string) {
  return (await house.as(subject).get(path)).body.openBy
}

/** As after so much time, by Postgres' clock. */
function later(time: string) {
  return house.db.sql('update task_presence set since = since - $1::interval, until = until - $1', [
    time,
  ])
}

describe('whoever has a task open', () => {
  it('is seen by the colleagues, in the task and in lists, with what they do; not by themselves', async () => {
    expect(await openBy('nils')).toEqual([])
    expect(await say('eva')).toBe(204)
    const since = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    const seen = [{ employeeId: eva, name: 'Eva Lund', activity: 'reading', since }]
    expect(await openBy('nils')).toEqual(seen)
    expect(await openBy('eva')).toEqual([])
    const { body } = await house.as('nils').get('/v1/tasks?limit=100')
    expect(body.items.filter((task) => task.openBy.length > 0)).toMatchObject([{ openBy: seen }])
    expect(await say('nils', 'answering')).toBe(204)
    expect(await openBy('eva')).toMatchObject([{ employeeId: nils, activity: 'answering' }])
  })

  it('is shown in the answer to a change too', async () => {
    await say('eva')
    const { body } = await house.as('nils').patch(path, { status: 'in-progress' }, '*')
    expect(body.openBy).toMatchObject([{ employeeId: eva }])
  })

  it('has it open since the first time, while it is renewed, whatever they do', async () => {
    await say('eva')
    await later('40 seconds')
    const [{ since: first }] = await openBy('nils')
    await say('eva', 'answering')
    await later('40 seconds')
    const [{ since, activity }] = await openBy('nils')
    expect(activity).toBe('answering')
    expect(new Date(first).getTime() - new Date(since).getTime()).toBe(40_000)
  })

  it('is gone a minute after the last time, and begins anew', async () => {
    const afterAMinuteAlmost = async () => {
      await say('eva')
      await later('59 seconds')
      return openBy('nils')
    }
    // a machine that stands still for the second that is left is asked again
    expect(await eventually(afterAMinuteAlmost, ({ length }) => length === 1)).toHaveLength(1)
    await later('2 seconds')
    expect(await openBy('nils')).toEqual([])
    await say('eva')
    const [{ since }] = await openBy('nils')
    expect(Date.now() - new Date(since).getTime()).toBeLessThan(30_000)
  })

  it('is gone at once on leaving, and leaving twice does no harm', async () => {
    await say('eva')
    await say('nils')
    expect(await leave('eva')).toBe(204)
    expect(await openBy('nils')).toEqual([])
    expect(await openBy('eva')).toHaveLength(1)
    expect(await leave('eva')).toBe(204)
  })

  it('leaves nothing in record and access log, and changes no version', async () => {
    const before = [await countLines(house), await countRows(house.db)]
    await say('eva')
    await say('eva', 'answering')
    await leave('eva')
    expect([await countLines(house), await countRows(house.db)]).toEqual(before)
    expect((await house.as('eva').get(path)).headers.get('ETag')).toBe('"1"')
  })

  it('is forgotten by the relay afterwards', async () => {
    await say('eva')
    await later('61 seconds')
    const left = () => house.db.sql('select from task_presence')
    expect(await eventually(left, (rows) => rows.length === 0)).toEqual([])
  })
})

describe('colleagues who listen', () => {
  it('hear that someone opens a task, answers and leaves; not that they are still there', async () => {
    const listener = await listenAs(house.url, 'nils')
    await listener.until('ready')
    const told = () => listener.heard.filter(({ event }) => event === 'task-presence').length
    for (const activity of ['reading', 'reading', 'answering', 'answering']) {
      expect(await say('eva', activity)).toBe(204)
    }
    await leave('eva')
    expect(
      await eventually(
        async () => told(),
        (count) => count === 3,
      ),
    ).toBe(3)
    expect(listener.heard.at(-1)?.data).toMatchObject({
      id: path.split('/').at(-1),
      citizenId: anna,
    })
    await listener.leave()
  })
})

describe('a task that is not of the own organisation', () => {
  it('can be held open by nobody: a citizen, another organisation', async () => {
    for (const subject of ['anna', 'bent', 'sara', 'lone', 'otto']) {
      expect([subject, await say(subject)]).toEqual([subject, 404])
      expect([subject, await leave(subject)]).toEqual([subject, 404])
    }
    expect(await house.db.sql('select from task_presence')).toEqual([])
  })

  it('shows nobody any more where it went elsewhere meanwhile', async () => {
    await say('eva')
    await house.db.sql('update tasks set organisation_id = $1 where id = $2', [
      syd,
      path.split('/').at(-1),
    ])
    expect(await say('eva')).toBe(404)
    expect(await openBy('sara')).toMatchObject([{ employeeId: eva }])
    await later('61 seconds')
    expect(await openBy('sara')).toEqual([])
  })
})

describe('an activity', () => {
  it.each([{}, { activity: 'sleeping' }, { activity: 'reading', until: '2124-01-01T00:00:00Z' }])(
    'that nobody knows is refused: %j',
    async (body) => {
      const sent = await house.as('eva').send('PUT', `${path}/presence`, { body })
      expect(sent.body).toMatchObject({ status: 400, code: 'body-invalid' })
    },
  )
})
