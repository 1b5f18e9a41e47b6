import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLog } from '../../api/log.ts'
import { tokenFor } from '../run/caller.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { requestText, speak } from '../run/raw.ts'
import { freePort } from '../run/servers.ts'

const cpr = '2512489996'
const wide = { points: 10_000, seconds: 60 }
const sizes = { identity: wide, address: wide, failedSignIn: wide }
const small = (changed: object) => ({ rateLimit: true, limitSizes: { ...sizes, ...changed } })

let house: TestHouse
let written: string[] = []
beforeAll(async () => {
  const log = createLog('info', { write: (line: string) => void written.push(line) })
  house = await openTestHouse({}, log)
})
beforeEach(() => {
  written = []
})
afterAll(() => house.close())

const lines = () => written.map((line): Record<string, unknown> => JSON.parse(line))
const linesOf = (traceId: string) => lines().filter((line) => line.traceId === traceId)
const said = (msg: string) => lines().filter((line) => line.msg === msg)
const aNo = { level: 30, msg: 'refused', machine: expect.any(String) }

async function cancelled(): Promise<{ visit: string; id: string; threadId: string }> {
  const [visit = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visit, { reasonCode: 'not-home', text: 'Ååå' })
  return { visit, id: body.id, threadId: body.threadId }
}

describe('every no', () => {
  it('leaves a line that says which, to what and when, under the trace that was told', async () => {
    const { id, threadId } = await cancelled()
    const low = { Authorization: `Bearer ${await tokenFor({ subject: 'anna', loa: 'Low' })}` }
    const thread = '/v1/threads/{id}'
    const expected: [{ body: { traceId: string } }, string, string][] = [
      [await house.as('anna').get('/v1/me', { Authorization: '' }), 'unauthenticated', '/v1/me'],
      [
        await house.as('anna').get('/v1/me', { Authorization: 'Bearer x' }),
        'unauthenticated',
        '/v1/me',
      ],
      [await house.as('anna').get('/v1/me', low), 'assurance-too-low', '/v1/me'],
      [
        await house.as('bent').get(`/v1/cancellations/${id}`),
        'not-found',
        '/v1/cancellations/{id}',
      ],
      [
        await house.as('rita').post(`/v1/threads/${threadId}/close`),
        'forbidden',
        `${thread}/close`,
      ],
      [
        await house.as('anna').post(`/v1/threads/${threadId}/messages`, []),
        'body-invalid',
        `${thread}/messages`,
      ],
      [await house.as('anna').get('/nowhere'), 'not-found', 'unknown'],
      [await house.as('anna').post('/codec/decode', {}), 'not-found', '/codec/decode'],
    ]
    for (const [{ body }, code, route] of expected) {
      const line = linesOf(body.traceId).find(({ msg }) => msg === 'refused')
      expect(line).toMatchObject({ ...aNo, code, route, method: expect.any(String) })
      expect(line?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    }
  })

  it('leaves one where there were too many', async () => {
    await house.reopen(small({ identity: { points: 1, seconds: 60 } }))
    await house.as('eva').get('/v1/me')
    const { body } = await house.as('eva').get('/v1/me')
    expect(linesOf(body.traceId)).toContainEqual(
      expect.objectContaining({ ...aNo, code: 'rate-limited', route: '/v1/me' }),
    )
    await house.reopen()
  })

  it('leaves one where it was not HTTP', async () => {
    await speak(house.url, 'Godmorgen\r\n\r\n')
    expect(said('refused')).toEqual([expect.objectContaining({ ...aNo, code: 'request-invalid' })])
  })
})

describe('every sign-in', () => {
  it('leaves a line that says as what, and by its trace the access log says who', async () => {
    const { visit } = await cancelled()
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
    const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01` }
    await house.as('eva').get(`/v1/appointments/${visit}`, headers)
    expect(linesOf(trace)).toEqual([
      expect.objectContaining({ msg: 'answered', signedInAs: 'employee', status: 200 }),
    ])
    const looks = await house.db.sql('select * from access_log where trace_id = $1', [trace])
    expect(looks).toHaveLength(1)
  })

  it('is none where nobody signed in', async () => {
    await house.as('anna').get('/health/live', { Authorization: '' })
    await house.as('anna').get('/v1/me', { Authorization: 'Bearer x' })
    expect(said('answered')).toEqual([])
  })
})

describe('no line', () => {
  it('holds a name, a text, a number, an address, a token or an id of whom it is about', async () => {
    const { visit, id, threadId } = await cancelled()
    const token = await tokenFor({ subject: 'anna', cpr })
    const headers = { Authorization: `Bearer ${token}` }
    await house.as('anna').get(`/v1/threads/${threadId}/messages?x=${cpr}`, headers)
    await house.as('bent').get(`/v1/cancellations/${id}`)
    await house.as('anna').post(`/v1/threads/${threadId}/messages`, { text: 'Ååå', x: cpr })
    expect(written.length).toBeGreaterThan(5)
    for (const secret of [token, visit, id, threadId, cpr, 'Ååå', 'anna', 'Anna', '127.0.0.1'])
      expect(written.join('')).not.toContain(secret)
  })

  it('is made by whoever asks, whatever they send', async () => {
    const forged = '{"level":50,"msg":"forged"}'
    const asked = [
      `GET /v1/me%0A${encodeURIComponent(forged)}`,
      `GET /nowhere?x=%0d%0a${forged.replaceAll('"', '%22')}`,
    ]
    for (const line of asked) {
      const traceparent = `00-${'a'.repeat(32)}-x\\n${forged}`
      await speak(house.url, requestText(line, { traceparent, 'User-Agent': forged }))
    }
    expect(said('refused')).toHaveLength(asked.length)
    expect(written.join('')).not.toContain('forged')
    for (const line of written) expect(line.indexOf('\n')).toBe(line.length - 1)
  })
})

describe('what is away', () => {
  it('is said where it is the issuer', async () => {
    await house.reopen({ oidcIssuer: `http://127.0.0.1:${await freePort()}` })
    const { status, body } = await house.as('anna').get('/v1/me')
    expect(status).toBe(503)
    const failure = expect.objectContaining({ at: expect.any(Array), code: expect.any(String) })
    expect(linesOf(body.traceId)).toEqual([
      expect.objectContaining({ level: 40, code: 'unavailable', route: '/v1/me', failure }),
    ])
    await house.reopen()
  })

  it('is said where it is the access log', async () => {
    const { visit } = await cancelled()
    await house.db.sql('revoke insert on access_log from borgerdialog_app')
    const { status, body } = await house.as('anna').get(`/v1/appointments/${visit}`)
    await house.db.sql('grant insert on access_log to borgerdialog_app')
    expect(status).toBe(503)
    const failure = expect.objectContaining({ code: '42501' })
    const line = linesOf(body.traceId).find(({ level }) => level === 40)
    expect(line).toMatchObject({ code: 'unavailable', failure })
  })

  it('is said once where it is the count of all together, and once that it is back', async () => {
    await house.reopen(small({}))
    await house.db.sql('alter table rate_limits rename to away')
    for (const _ of [1, 2, 3]) expect((await house.as('anna').get('/v1/me')).status).toBe(200)
    await house.db.sql('alter table away rename to rate_limits')
    await house.as('anna').get('/v1/me')
    const told = lines().filter(({ limit }) => limit === 'address')
    expect(told).toEqual([
      expect.objectContaining({ level: 40, msg: expect.stringContaining('counts alone') }),
      expect.objectContaining({ level: 30, msg: expect.stringContaining('together again') }),
    ])
  })
})
