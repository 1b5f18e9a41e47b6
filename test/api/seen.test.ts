import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, contactUnit } from '../run/visits.ts'

let house: TestHouse
let path: string
beforeAll(async () => {
  house = await openTestHouse()
})
beforeEach(async () => {
  const [visit = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visit)
  path = `/v1/threads/${body.threadId}`
})
afterEach(async () => {
  await house.db.sql(`update threads set status = 'closed', closed_at = now()`)
})
afterAll(() => house.close())

const write = async (subject: string, text = 'Hej') =>
  expect((await house.as(subject).post(`${path}/messages`, { text })).status).toBe(201)
const shown = (subject: string, body?: object) => house.as(subject).post(`${path}/shown`, body)
const read = (subject: string, body?: object) => house.as(subject).post(`${path}/read`, body)
const messages = async (subject: string) =>
  (await house.as(subject).get(`${path}/messages?limit=100`)).body.items
const seenBy = async (subject: string, number = 1) => (await messages(subject))[number - 1]?.seenBy
const clock = expect.stringMatching(/^20.*Z$/)

describe('a message of the citizen', () => {
  it('is seen and read by a team as the citizen is told, by colleagues as staff are told', async () => {
    expect(await seenBy('anna')).toEqual([])
    expect((await shown('eva')).status).toBe(204)
    const nord = { kind: 'employee', organisation: 'Hjemmepleje Nord' }
    const [team, ...others] = (await seenBy('anna')) ?? []
    expect(others).toEqual([])
    expect(team).toEqual({
      ...{ ...nord, name: null, shownAt: clock, readAt: null },
      text: expect.stringMatching(/^set af Hjemmepleje Nord kl\. \d\d\.\d\d$/),
    })
    expect((await read('nils')).status).toBe(204)
    const [same, ...more] = (await seenBy('anna')) ?? []
    expect(more).toEqual([])
    expect(same).toMatchObject({ shownAt: team?.shownAt, readAt: clock })
    expect(same?.text).toMatch(/^læst af Hjemmepleje Nord kl\. \d\d\.\d\d$/)
    const colleagues = await seenBy('eva')
    expect(colleagues).toMatchObject([
      { ...nord, name: 'Eva Lund', readAt: null, text: expect.stringMatching(/^set af Eva Lund/) },
      { ...nord, name: 'Nils Kjær', readAt: clock },
    ])
    expect(colleagues?.[1]?.shownAt).toBe(colleagues?.[1]?.readAt)
  })

  it('tells in English whoever asks for it', async () => {
    await read('eva')
    const headers = { 'Accept-Language': 'en' }
    const { body } = await house.as('anna').get(`${path}/messages`, headers)
    expect(body.items[0].seenBy[0]?.text).toMatch(/^read by Hjemmepleje Nord at \d\d:\d\d$/)
  })

  it('is not seen by its own side', async () => {
    for (const subject of ['anna', 'rita']) await read(subject)
    expect(await seenBy('eva')).toEqual([])
    expect((await messages('eva'))[0].readAt).toBeNull()
  })

  it('is seen by another organisation that has a task about it, as that one', async () => {
    await house.db.sql(
      `insert into tasks (id, kind, follows_task_id, citizen_id, thread_id, organisation_id, text,
          due_at, created_at)
        select gen_random_uuid(), 'escalation', id, citizen_id, thread_id, $1, text, now(), now()
        from tasks where thread_id = $2`,
      [contactUnit, path.split('/')[3]],
    )
    await read('lone')
    await shown('eva')
    expect(await seenBy('anna')).toMatchObject([
      { organisation: 'Borgerservice', name: null, readAt: clock },
      { organisation: 'Hjemmepleje Nord', name: null, readAt: null },
    ])
    const { body: own } = await house.as('lone').get(path)
    expect(own).toMatchObject({ unreadCount: 0, unreadByTeam: 0 })
    const { body: nords } = await house.as('eva').get(path)
    expect(nords).toMatchObject({ unreadCount: 1, unreadByTeam: 1 })
  })
})

describe('a message of staff', () => {
  it('is seen by each of the citizen’s side, by name', async () => {
    await write('eva')
    await shown('rita')
    await read('anna')
    const expected = [
      { kind: 'representative', name: 'Rita Holm på vegne af Anna Jensen', readAt: null },
      { kind: 'citizen', name: 'Anna Jensen', readAt: clock },
    ].map((one) => ({ ...one, organisation: null, shownAt: clock, text: expect.any(String) }))
    for (const subject of ['eva', 'nils', 'anna', 'rita']) {
      expect(await seenBy(subject, 2)).toEqual(expected)
    }
    expect(await seenBy('eva', 1)).toEqual([])
  })

  it('is told as it stands in the list of chats too', async () => {
    await write('eva')
    await read('anna')
    const { body } = await house.as('eva').get('/v1/threads?status=open')
    expect(body.items[0]).toMatchObject({
      lastMessage: { readAt: clock, seenBy: [{ name: 'Anna Jensen' }] },
    })
  })

  it('keeps whom a citizen’s old mark was by, but for a representative without a name', async () => {
    await write('eva')
    await read('anna')
    await read('rita')
    await house.db.sql('update message_reads set signature = null, organisation_id = null')
    expect(await seenBy('eva', 2)).toMatchObject([
      { kind: 'citizen', name: 'Anna Jensen' },
      { kind: 'representative', name: null, text: expect.stringMatching(/^læst af en repræs/) },
    ])
  })
})

describe('the first time', () => {
  it('stays what it was, however often and by however many it is seen again', async () => {
    await write('eva')
    await shown('anna')
    await read('anna')
    const before = await messages('eva')
    const again = Array.from({ length: 20 }, (_, n) => (n % 2 ? shown('anna') : read('anna')))
    expect((await Promise.all(again)).map(({ status }) => status)).toEqual(Array(20).fill(204))
    expect(await messages('eva')).toEqual(before)
    const [row] = await house.db.sql(
      'select count(*)::int as n from message_reads where thread_id = $1',
      [path.split('/')[3]],
    )
    expect(row).toEqual({ n: 2 })
  })

  it('never gets earlier, in whatever order two devices say how far they are', async () => {
    for (let n = 0; n < 12; n += 1) await write('eva', `nummer ${n}`)
    const times = new Map<number, string>()
    for (let round = 0; round < 12; round += 1) {
      const upTo = [round + 1, round + 2, 13, round + 1][round % 4] ?? 1
      const marks = [
        shown('anna', { upTo }),
        read('anna', { upTo: round + 1 }),
        read('anna', { upTo }),
      ]
      await Promise.all(marks)
      for (const { number, readAt } of await messages('eva')) {
        if (readAt === null) continue
        expect(readAt).toBe(times.get(number) ?? readAt)
        times.set(number, readAt)
      }
    }
    expect(times.size).toBe(12)
  })

  it('is no earlier than the last one, whatever the clock says', async () => {
    await write('eva')
    await write('eva')
    await read('anna', { upTo: 2 })
    await house.db.sql(`update message_reads set at = at + interval '1 minute'`)
    const [, before] = await messages('eva')
    await read('anna', { upTo: 3 })
    const [, second, third] = await messages('eva')
    expect([second?.readAt, third?.readAt]).toEqual([before?.readAt, before?.readAt])
  })

  it('is of one stretch: up to a number, and no further than there are messages', async () => {
    await write('eva')
    await write('eva')
    await read('anna', { upTo: 2 })
    const readAt = async () => (await messages('eva')).map((one) => one.readAt !== null)
    expect(await readAt()).toEqual([false, true, false])
    expect((await house.as('anna').get(path)).body.unreadCount).toBe(1)
    await read('anna', { upTo: 2_000_000_000 })
    expect(await readAt()).toEqual([false, true, true])
    await write('eva')
    expect(await readAt()).toEqual([false, true, true, false])
    expect((await house.as('anna').get(path)).body.unreadCount).toBe(1)
  })

  it.each([{ upTo: 0 }, { upTo: -1 }, { upTo: 1.5 }, { upTo: '1' }, { upTo: 3e9 }, { up: 1 }, []])(
    'is not marked by %j',
    async (body) => {
      for (const mark of [shown, read]) {
        expect((await mark('anna', body)).body).toMatchObject({ status: 400, code: 'body-invalid' })
      }
    },
  )

  it('is marked with an empty body as without one', async () => {
    await write('eva')
    expect((await read('anna', {})).status).toBe(204)
    expect((await messages('eva'))[1]?.readAt).not.toBeNull()
  })
})

describe('unread messages', () => {
  it('are counted for each reader, and for staff for the team too; shown is not read', async () => {
    await write('anna')
    const unread = async (subject: string) =>
      (await house.as(subject).get('/v1/threads?unread=true&status=open')).body.items.map(
        ({ id }) => id,
      )
    const counts = async (subject: string) => {
      const { body } = await house.as(subject).get(path)
      const listed = (await house.as(subject).get('/v1/threads?status=open')).body.items[0]
      expect(listed).toMatchObject({ unreadCount: body.unreadCount })
      expect(listed.unreadByTeam).toBe(body.unreadByTeam)
      return [body.unreadCount, body.unreadByTeam]
    }
    expect(await counts('eva')).toEqual([2, 2])
    expect(await unread('eva')).toEqual([path.split('/').at(-1)])
    expect(await unread('sara')).toEqual([])
    await shown('eva')
    expect(await counts('eva')).toEqual([2, 2])
    await read('eva', { upTo: 1 })
    expect(await counts('eva')).toEqual([1, 1])
    await read('nils')
    expect(await counts('eva')).toEqual([1, 0])
    expect(await counts('nils')).toEqual([0, 0])
    expect(await unread('eva')).toEqual([])
    await write('nils')
    expect(await counts('eva')).toEqual([1, 0])
    expect(await counts('anna')).toEqual([1, undefined])
    expect(await counts('rita')).toEqual([1, undefined])
  })
})

describe('whoever only looks in', () => {
  it('leaves no mark: through broken glass, or as a records officer', async () => {
    const glass = `/v1/citizens/${anna}/break-glass`
    expect((await house.as('sara').post(glass, { reason: 'Faldet' })).status).toBe(201)
    expect((await house.as('sara').get(`${path}/messages`)).status).toBe(200)
    for (const mark of [shown, read]) {
      expect((await mark('sara')).body.code).toBe('forbidden')
      expect((await mark('lone')).body.code).toBe('not-found')
    }
    expect(await seenBy('anna')).toEqual([])
  })
})
