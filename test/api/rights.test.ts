import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { countRows } from '../run/rows.ts'
import { anna, nord } from '../run/visits.ts'

let house: TestHouse
let annas: { visit: string; cancellation: string; task: string; thread: string }
beforeAll(async () => {
  house = await openTestHouse()
  const [visit = '', booked = ''] = await house.book({}, {})
  const { body } = await house.as('anna').cancel(visit)
  annas = { visit: booked, cancellation: body.id, task: body.taskId, thread: body.threadId }
})
afterAll(() => house.close())

type Call = [method: string, path: string, body?: object]
const change = { open: true, reason: 'x' }

/** Every call about one thing of Anna's; `of` gives the ids. */
const calls = (of: typeof annas & { citizen: string }): Call[] => [
  ['GET', `/v1/appointments/${of.visit}`],
  ['GET', `/v1/appointments/${of.visit}/cancellation-reasons`],
  ['POST', `/v1/appointments/${of.visit}/cancellation`, { reasonCode: 'not-home' }],
  ['GET', `/v1/cancellations/${of.cancellation}`],
  ['GET', `/v1/cancellations/${of.cancellation}/receipt`],
  ['GET', `/v1/tasks/${of.task}`],
  ['PATCH', `/v1/tasks/${of.task}`, { status: 'done' }],
  ['GET', `/v1/threads/${of.thread}`],
  ['POST', `/v1/threads/${of.thread}/read`],
  ['POST', `/v1/threads/${of.thread}/close`],
  ['GET', `/v1/threads/${of.thread}/messages`],
  ['POST', `/v1/threads/${of.thread}/messages`, { text: 'x' }],
  ['GET', `/v1/threads/${of.thread}/reply-permission`],
  ['PUT', `/v1/threads/${of.thread}/reply-permission`, change],
  ['GET', `/v1/citizens/${of.citizen}/record`],
  ['GET', `/v1/appointments?citizenId=${of.citizen}`],
  ['GET', `/v1/threads?citizenId=${of.citizen}`],
]
const none = () => crypto.randomUUID()
const unknown = { visit: none(), cancellation: none(), task: none(), thread: none() }

async function ask(subject: string, [method, path, body]: Call) {
  const headers = method === 'GET' || method === 'POST' ? {} : { 'If-Match': '"1"' }
  const reply = await house.as(subject).send(method, path, { body, headers })
  const { traceId: _, ...rest } = reply.body ?? {}
  const kept = [...reply.headers].filter(([name]) => !['date', 'content-length'].includes(name))
  return { status: reply.status, body: rest, headers: kept }
}

describe('what is not yours', () => {
  it.each(['bent', 'sara', 'otto'])(
    'does not exist for %s, as if it never had',
    async (subject) => {
      const before = await countRows(house.db)
      const others = calls({ ...annas, citizen: anna })
      const nobodys = calls({ ...unknown, citizen: none() })
      for (const [index, call] of others.entries()) {
        const answer = await ask(subject, call)
        const toNothing = await ask(subject, nobodys[index] ?? call)
        expect({ call, answer }).toEqual({ call, answer: toNothing })
        expect(answer.body).toMatchObject({ status: 404, code: 'not-found' })
      }
      expect(await countRows(house.db)).toEqual(before)
    },
  )

  it('does not exist for the contact unit, but the records officer reads the record', async () => {
    const statuses: [Call, number][] = []
    for (const call of calls({ ...annas, citizen: anna })) {
      statuses.push([call, (await ask('lone', call)).status])
    }
    const seen = statuses.filter(([, status]) => status !== 404).map(([[, path]]) => path)
    expect(seen).toEqual([
      `/v1/citizens/${anna}/record`,
      `/v1/appointments?citizenId=${anna}`,
      `/v1/threads?citizenId=${anna}`,
    ])
    const { body } = await house.as('lone').get(`/v1/threads?citizenId=${anna}`)
    expect(body.items).toEqual([])
  })
})

describe('what you may see but not do', () => {
  it('is forbidden to the employee: to cancel', async () => {
    const [call] = calls({ ...annas, citizen: anna }).filter(([, path]) => /lation$/.test(path))
    for (const subject of ['eva', 'nils']) {
      const { body } = await ask(subject, call ?? ['GET', '/'])
      expect(body).toMatchObject({ status: 403, code: 'forbidden' })
    }
    const { body } = await house.as('eva').get(`/v1/appointments/${annas.visit}`)
    expect(body.status).toBe('booked')
  })

  it('is forbidden to the citizen: to close, to open for replies, to list tasks', async () => {
    const forbidden: Call[] = [
      ['POST', `/v1/threads/${annas.thread}/close`],
      ['PUT', `/v1/threads/${annas.thread}/reply-permission`, change],
      ['GET', '/v1/tasks'],
    ]
    for (const subject of ['anna', 'rita']) {
      for (const call of forbidden) {
        expect((await ask(subject, call)).body).toMatchObject({ status: 403, code: 'forbidden' })
      }
    }
  })

  it('does not exist for the citizen: a task', async () => {
    const path = `/v1/tasks/${annas.task}`
    expect((await house.as('anna').get(path)).body.code).toBe('not-found')
    expect((await house.as('anna').patch(path, { status: 'done' }, '"1"')).status).toBe(404)
  })
})

describe('an organisation that is closed down', () => {
  it('gives its employees no rights any more', async () => {
    await house.db.sql('update organisations set active = false where id = $1', [nord])
    expect((await house.as('eva').get(`/v1/appointments/${annas.visit}`)).status).toBe(404)
    expect((await house.as('eva').get('/v1/me')).body.organisations).toEqual([])
    await house.db.sql('update organisations set active = true where id = $1', [nord])
  })
})
