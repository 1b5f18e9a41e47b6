import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Reply } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna } from '../run/visits.ts'

let house: TestHouse
let visit: string
let reads: [who: string, path: string][]
let thread: string
const wished: string[] = []
const key = { 'Idempotency-Key': crypto.randomUUID() }
beforeAll(async () => {
  house = await openTestHouse()
  const [first = '', second = ''] = await house.book({}, {})
  const { body } = await house.as('anna').cancel(first)
  visit = second
  thread = `/v1/threads/${body.threadId}`
  const shared = [
    '/v1/appointments',
    `/v1/appointments/${visit}`,
    `/v1/cancellations/${body.id}`,
    `/v1/cancellations/${body.id}/receipt`,
    '/v1/threads',
    thread,
    `${thread}/messages`,
    `${thread}/reply-permission`,
    `/v1/citizens/${anna}/record`,
  ]
  reads = [
    ...['anna', 'rita', 'eva'].flatMap((who) =>
      shared.map((path): [string, string] => [who, path]),
    ),
    ['anna', '/v1/me'],
    ['anna', `/v1/appointments/${visit}/cancellation-reasons`],
    ['anna', `/v1/appointments/${visit}/cancellation-preview`],
    ['anna', `/v1/citizens/${anna}/access-log`],
    ['lone', `/v1/citizens/${anna}/access-log`],
    ['lone', `/v1/citizens/${anna}/record`],
    ['eva', '/v1/tasks'],
    ['eva', `/v1/tasks/${body.taskId}`],
  ]
  await house.db.sql('revoke insert on access_log from borgerdialog_app')
})
afterAll(() => house.close())

const readAll = () =>
  Promise.all(
    reads.map(async ([who, path]) => {
      const { status, text, body, headers } = await house.as(who).get(path)
      return { who, path, status, text, code: body.code, retry: headers.get('Retry-After') }
    }),
  )
const ready = async (): Promise<Reply> => house.as('anna').get('/health/ready')

describe('where the access log cannot be written', () => {
  it('shows nothing of anyone to anyone, and says when to try again', async () => {
    for (const { who, path, status, text, code, retry } of await readAll()) {
      expect({ who, path, status, code }).toEqual({ who, path, status: 503, code: 'unavailable' })
      expect(Number(retry)).toBeGreaterThan(0)
      expect(text).not.toMatch(/Anna|Jensen|Hjemmepleje|not-home/)
    }
  })

  it('lets nobody break the glass', async () => {
    const reply = await house.as('sara').post(`/v1/citizens/${anna}/break-glass`, { reason: 'x' })
    expect(reply.status).toBe(503)
    expect(await house.db.sql('select from break_glass')).toEqual([])
  })

  it('tells the operator, and stays in the balancer', async () => {
    const { status, body } = await ready()
    const parts = { postgres: 'up', keys: 'up', temporal: 'up', accessLog: 'down' }
    expect({ status, body }).toEqual({ status: 200, body: { status: 'degraded', parts } })
  })

  it('still takes a citizen’s cancellation and message', async () => {
    const soon = { Prefer: 'wait=1', ...key }
    const cancelled = await house.as('anna').cancel(visit, undefined, soon)
    expect(cancelled).toMatchObject({ status: 202, body: { status: 'accepted' } })
    wished.push(cancelled.body.id)
    const written = await house.as('anna').post(`${thread}/messages`, { text: 'Hej' })
    expect(written.status).toBe(201)
    wished.push(written.body.id)
  })

  it('does not tell who asks again that the wish was not stored', async () => {
    await sleep(2100) // the first answer may still get better until then
    const { status, body } = await house.as('anna').cancel(visit, undefined, key)
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'unavailable' })
    expect(body.detail).toContain('er ikke tabt')
    expect(body.detail).not.toContain('Intet er gemt')
  })
})

describe('when the access log can be written again', () => {
  it('shows everything again, and completes what was accepted', async () => {
    await house.db.sql('grant insert on access_log to borgerdialog_app')
    expect(new Set((await readAll()).map(({ status }) => status))).toEqual(new Set([200]))
    expect((await ready()).body.status).toBe('ready')
    const [cancellation, message] = wished
    const ended = await eventually(
      () => house.as('anna').get(`/v1/cancellations/${cancellation}`),
      ({ body }) => body.status === 'completed',
      90_000,
    )
    expect(ended.body.status).toBe('completed')
    const { body } = await house.as('eva').get(`${thread}/messages`)
    expect(body.items.map(({ id }) => id)).toEqual(
      expect.arrayContaining([message, ended.body.messageId]),
    )
  })
})
