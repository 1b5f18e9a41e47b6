import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Reply } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, quiet, type TestHouse } from '../run/house.ts'
import { type OwnPostgres, openOwnPostgres } from '../run/own-servers.ts'
import { countRows } from '../run/rows.ts'
import { anna, bent } from '../run/visits.ts'
import { brokenInvariants, unsettled } from './invariants.ts'

/** Only its key store is used; the tables of the house are on the Postgres of this run. */
let store: OwnPostgres
let house: TestHouse
let thread: string
let cancellation: string
let task: string
let visits: string[]

beforeAll(async () => {
  store = await openOwnPostgres()
  house = await openTestHouse({}, quiet, store.keys)
  visits = await house.book({}, {}, {}, {}, {})
  const { body } = await house.as('anna').cancel(visits.pop() ?? '')
  ;[thread, cancellation, task] = [body.threadId, body.id, body.taskId]
})
afterAll(async () => {
  await house?.close()
  await store?.close()
})

const ready = () => house.as('anna').get('/health/ready')

/** Reads and writes whose answer holds a name or a text, by whoever may ask for it. */
function callForContent(): Promise<Reply[]> {
  const [citizen, eva] = [house.as('anna'), house.as('eva')]
  const versioned = { body: { status: 'in-progress' }, headers: { 'If-Match': '"1"' } }
  return Promise.all([
    citizen.get('/v1/me'),
    citizen.get(`/v1/cancellations/${cancellation}`),
    citizen.get(`/v1/threads/${thread}/messages`),
    citizen.cancel(visits[0] ?? ''),
    eva.get('/v1/tasks'),
    eva.get('/v1/threads'),
    eva.get(`/v1/cancellations/${cancellation}/receipt`),
    eva.get(`/v1/threads/${thread}/messages`),
    eva.post(`/v1/threads/${thread}/messages`, { text: 'Hej' }),
    eva.send('PATCH', `/v1/tasks/${task}`, versioned),
    house.as('sara').post(`/v1/citizens/${anna}/break-glass`, { reason: 'x' }),
    house.as('lone').get(`/v1/citizens/${anna}/record`),
  ])
}

describe('a house that knows its citizens when the key store is killed', () => {
  it('goes on for them, and completes what they wish', async () => {
    await store.kill()
    const cancelled = await house.as('anna').cancel(visits.pop() ?? '')
    expect(cancelled).toMatchObject({ status: 201, body: { status: 'completed' } })
    expect((await house.as('eva').get(`/v1/tasks/${task}`)).status).toBe(200)
  })

  it('tells the operator what is missing, and stays in the balancer', async () => {
    const { status, body } = await ready()
    const parts = { postgres: 'up', keys: 'down', temporal: 'up', accessLog: 'up' }
    expect({ status, body }).toEqual({ status: 200, body: { status: 'degraded', parts } })
  })

  it('answers about those whom it does not know with 503', async () => {
    const { status, body } = await house.as('bent').get('/v1/me')
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'unavailable' })
  })
})

describe('a house that is started without the key store', () => {
  it('starts, and answers what needs no key', async () => {
    await house.reopen()
    expect((await house.as('anna').get('/health/live')).status).toBe(204)
    expect((await house.as('eva').get('/v1/me')).status).toBe(200)
  })

  it('shows and stores nothing of anyone, and says when to try again', async () => {
    const before = await countRows(house.db)
    for (const { status, body, headers, text } of await callForContent()) {
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'unavailable' })
      expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
      expect(text).not.toMatch(/Anna|Jensen|s1\./)
    }
    expect(await countRows(house.db)).toEqual(before)
  })

  it('says of a thing that is not there that it is not there', async () => {
    const { body } = await house.as('eva').get(`/v1/tasks/${crypto.randomUUID()}`)
    expect(body.code).toBe('not-found')
  })
})

describe('when the key store comes back', () => {
  it('carries out what was accepted before it went, without a restart', async () => {
    await store.start()
    await house.reopen({ temporalAddress: '127.0.0.1:1' })
    const soon = { Prefer: 'wait=1' }
    const accepted = await house.as('anna').cancel(visits.pop() ?? '', undefined, soon)
    expect(accepted.status).toBe(202)
    await store.kill()
    await house.reopen()
    // the relay has begun it, and no step of it can be done
    await eventually(
      () => house.db.sql('select from cancellations where relayed_at is not null'),
      (begun) => begun.length > 0,
    )
    expect(await unsettled(house.db)).toBe(1)

    await store.start()
    expect(
      await eventually(
        () => unsettled(house.db),
        (n) => n === 0,
        90_000,
      ),
    ).toBe(0)
    expect(await brokenInvariants(house.db)).toEqual({})
    const { body } = await house.as('anna').get(`/v1/cancellations/${accepted.body.id}`)
    expect(body.status).toBe('completed')
  })

  it('shows everything again', async () => {
    expect((await ready()).body.status).toBe('ready')
    expect((await house.as('bent').get(`/v1/citizens/${bent}/record`)).status).toBe(200)
    const statuses = (await callForContent()).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([200, 201]))
  })
})
