import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { theVault } from '../run/servers.ts'
import { anna, bent } from '../run/visits.ts'

const secret = 'Kun til hjemmeplejen'
const key = { 'Idempotency-Key': crypto.randomUUID() }

let house: TestHouse
type Kind = 'booked' | 'cancelled' | 'cancellation' | 'task' | 'thread' | 'message'
let annas: Record<Kind, string>
let keyLine: string
let bents: object

beforeAll(async () => {
  house = await openTestHouse()
  const [cancelled = '', booked = '', other = ''] = await house.book({}, {}, { citizenId: bent })
  const { body } = await house.as('anna').cancel(cancelled, { reasonCode: 'other', text: secret })
  const { id: cancellation, taskId: task, threadId: thread } = body
  const said = `/v1/threads/${thread}/messages`
  const { body: ritas } = await house.as('rita').post(said, { text: secret }, key)
  annas = { booked, cancelled, cancellation, task, thread, message: ritas.id }
  const { body: own } = await house.as('eva').post(said, { text: secret })
  await house.as('eva').post(`/v1/messages/${own.id}/wrongly-created`, { reason: secret })
  await house.as('eva').post(`/v1/threads/${thread}/notes`, { text: secret })
  await house.as('rita').post(`/v1/threads/${thread}/read`)
  await house.as('bent').cancel(other, { reasonCode: 'other', text: 'Bents' })
  bents = await allOf('bent', bent)
  const [line] = await house.db.sql<{ data_key: string }>(
    'delete from citizen_keys where citizen_id = $1 returning data_key',
    [anna],
  )
  keyLine = line?.data_key ?? ''
})
afterAll(() => house.close())

async function allOf(subject: string, citizenId: string) {
  const paths = ['/v1/me', '/v1/appointments', '/v1/threads', `/v1/citizens/${citizenId}/record`]
  const answers = await Promise.all(paths.map((path) => house.as(subject).get(path)))
  return answers.map(({ status, body }) => ({ status, body }))
}

type Call = [method: string, path: string, body?: object]

function everyCall(): Call[] {
  const { booked, cancelled, cancellation, task, thread } = annas
  return [
    ...[booked, cancelled].flatMap((visit): Call[] => [
      ['GET', `/v1/appointments/${visit}`],
      ['GET', `/v1/appointments/${visit}/cancellation-reasons`],
      ['POST', `/v1/appointments/${visit}/cancellation`, { reasonCode: 'not-home' }],
    ]),
    ['GET', '/v1/me'],
    ['GET', '/v1/appointments'],
    ['GET', '/v1/threads'],
    ['GET', `/v1/appointments?citizenId=${anna}`],
    ['GET', `/v1/threads?citizenId=${anna}`],
    ['GET', `/v1/cancellations/${cancellation}`],
    ['GET', `/v1/cancellations/${cancellation}/receipt`],
    ['GET', '/v1/tasks'],
    ['GET', `/v1/tasks/${task}`],
    ['PATCH', `/v1/tasks/${task}`, { status: 'done' }],
    ['GET', `/v1/threads/${thread}`],
    ['GET', `/v1/threads/${thread}/messages`],
    ['POST', `/v1/threads/${thread}/messages`, { text: 'x' }],
    ['POST', `/v1/threads/${thread}/shown`],
    ['POST', `/v1/threads/${thread}/read`],
    ['POST', `/v1/messages/${annas.message}/wrongly-created`, { reason: 'x' }],
    ['GET', `/v1/threads/${thread}/notes`],
    ['POST', `/v1/threads/${thread}/notes`, { text: 'x' }],
    ['POST', `/v1/threads/${thread}/reply-permission/request`],
    ['GET', `/v1/threads/${thread}/reply-permission`],
    ['PUT', `/v1/threads/${thread}/reply-permission`, { open: true, reason: 'x' }],
    ['POST', `/v1/threads/${thread}/close`],
    ['GET', `/v1/citizens/${anna}/record`],
    ['GET', `/v1/citizens/${anna}/access-log`],
    ['GET', '/v1/access-alarms'],
    ['POST', `/v1/citizens/${anna}/break-glass`, { reason: 'x' }],
    ['GET', `/v1/citizens/${anna}/record`],
  ]
}

describe('a citizen whose data key was destroyed', () => {
  it.each(['anna', 'rita', 'eva', 'sara', 'lone', 'bent'])(
    'is read by nobody any more, and answered about without a fault: %s',
    async (subject) => {
      for (const [method, path, body] of everyCall()) {
        const headers = /P(ATCH|UT)/.test(method) ? { 'If-Match': '"1"' } : {}
        const { status, text } = await house.as(subject).send(method, path, { body, headers })
        expect({ path, status }).toEqual({ path, status: expect.any(Number) })
        expect(status).toBeLessThan(500)
        for (const word of ['Anna', secret]) expect(text).not.toContain(word)
      }
    },
  )

  it('is not signed in any more', async () => {
    expect((await house.as('anna').get('/v1/me')).body.code).toBe('unauthenticated')
  })

  it('is not told again to whom a request was answered once', async () => {
    const path = `/v1/threads/${annas.thread}/messages`
    const { text } = await house.as('rita').post(path, { text: secret }, key)
    expect(text).not.toContain(secret)
  })

  it('leaves other citizens as they were', async () => {
    expect(await allOf('bent', bent)).toEqual(bents)
  })

  it('stays unreadable in every row of a copy that has no key either', async () => {
    const copy = await rowsAbout(anna)
    expect(copy.length).toBeGreaterThan(6)
    for (const { row } of copy) expect(row).not.toMatch(/Anna|Kun til|2512489996/)
    const sealed = copy.flatMap(({ row }) => row.match(/s1\.[A-Za-z0-9+/=]+/g) ?? [])
    expect(sealed.length).toBeGreaterThan(8)
    const keys = await house.db.sql<{ data_key: string }>('select data_key from citizen_keys')
    for (const text of sealed) {
      for (const { data_key } of keys) expect(() => theVault().open(data_key, text)).toThrow()
    }
    // it was that line which made the difference
    const opened = sealed.map((text) => theVault().open(keyLine, text))
    expect(opened.join()).toContain(secret)
  })
})

async function rowsAbout(citizenId: string): Promise<{ row: string }[]> {
  const wishes = ['cancellations', 'tasks', 'record_entries', 'idempotency_keys']
  const tables = [...wishes, 'messages', 'wrongly_created_messages']
  const rows = await Promise.all([
    house.db.sql<{ row: string }>('select c::text as row from citizens c where id = $1', [
      citizenId,
    ]),
    ...tables.map((table) =>
      house.db.sql<{ row: string }>(`select t::text as row from ${table} t where citizen_id = $1`, [
        citizenId,
      ]),
    ),
  ])
  return rows.flat()
}
