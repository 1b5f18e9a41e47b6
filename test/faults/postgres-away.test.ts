import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Caller, callAs, type Reply } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { houseOptions } from '../run/house-options.ts'
import { type HouseProcess, startHouseProcess } from '../run/house-process.ts'
import { type OwnPostgres, openOwnPostgres } from '../run/own-servers.ts'
import { freePort } from '../run/servers.ts'
import { untilItCompletes, untilOneIsAnswered } from './first-answers.ts'
import { brokenInvariants, unsettled } from './invariants.ts'

let postgres: OwnPostgres
let house: HouseProcess
let anna: Caller
let eva: Caller

beforeAll(async () => {
  postgres = await openOwnPostgres()
  const options = houseOptions(postgres.url, postgres.keys.url)
  house = startHouseProcess({ ...options, apiPort: await freePort() })
  await house.answers()
  await untilItCompletes(postgres, house.url)
  anna = callAs(house.url, 'anna')
  eva = callAs(house.url, 'eva')
})

afterAll(async () => {
  await house?.kill()
  await postgres?.close()
})

/** The ids of what was answered with 2xx. */
const accepted: string[] = []
const someId = '01980000-0000-7000-8000-000000000000'

/** Each kind of call: reading, writing with a key, writing with a version. */
function callEverything(): Promise<Reply[]> {
  const versioned = { body: { status: 'done' }, headers: { 'If-Match': '"1"' } }
  return Promise.all([
    anna.get('/v1/me'),
    anna.get('/v1/appointments'),
    anna.get(`/v1/cancellations/${someId}`),
    anna.cancel(someId),
    anna.post(`/v1/threads/${someId}/messages`, { text: 'Hej' }),
    eva.get('/v1/tasks'),
    eva.send('PATCH', `/v1/tasks/${someId}`, versioned),
  ])
}

async function expectUnavailable(replies: Reply[]): Promise<void> {
  for (const { status, body, headers } of replies) {
    expect({ status, code: (body as { code?: string }).code }).toEqual({
      status: 503,
      code: 'unavailable',
    })
    expect(headers.get('Content-Type')).toContain('application/problem+json')
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
  }
}

describe('when Postgres is killed under a running house', () => {
  it('answers what was being done with 2xx or 503, and never loses a 2xx', async () => {
    const visits = await postgres.book(...Array.from({ length: 40 }, () => ({})))
    const asked = visits.map((visit) => anna.cancel(visit, undefined, { Prefer: 'wait=2' }))
    await untilOneIsAnswered(asked)
    await postgres.kill()
    const replies = await Promise.all(asked)
    const statuses = new Set(replies.map(({ status }) => status))
    expect([...statuses].filter((status) => ![201, 202, 503].includes(status))).toEqual([])
    // the kill came in the middle: some were told less than that all is done
    expect(replies.some(({ status }) => status !== 201)).toBe(true)
    accepted.push(...replies.filter(({ status }) => status < 300).map(({ body }) => body.id))
    expect(accepted.length).toBeGreaterThan(0)
    await expectUnavailable(replies.filter(({ status }) => status === 503))
  })

  it('answers every call with 503, again and again', async () => {
    await expectUnavailable(await callEverything())
    await expectUnavailable(await callEverything())
  })

  it('tells the operator that Postgres is what is missing', async () => {
    const { status, body, headers } = await anna.get('/health/ready')
    expect(status).toBe(503)
    expect(body).toEqual({
      status: 'down',
      parts: { postgres: 'down', keys: 'down', temporal: 'up', accessLog: 'down' },
    })
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
    expect((await anna.get('/health/live')).status).toBe(204)
  })
})

describe('when Postgres is back', () => {
  it('works again without a restart, and hears of what is completed', async () => {
    await postgres.start()
    const ready = await eventually(
      () => anna.get('/health/ready'),
      ({ status }) => status === 200,
    )
    expect(ready.body).toEqual({
      status: 'ready',
      parts: { postgres: 'up', keys: 'up', temporal: 'up', accessLog: 'up' },
    })
    const cancelAnother = async () => {
      const [visit = ''] = await postgres.book({})
      return anna.cancel(visit, undefined, { Prefer: 'wait=2' })
    }
    const heard = await eventually(cancelAnother, ({ status }) => status === 201)
    expect(heard.body.status).toBe('completed')
  })

  it('completes what was in the middle, exactly once', async () => {
    const left = await eventually(
      () => unsettled(postgres),
      (n) => n === 0,
    )
    expect(left).toBe(0)
    const kept = await postgres.sql<{ id: string }>('select id from cancellations')
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(accepted))
    expect(await brokenInvariants(postgres)).toEqual({})
  })
})
