import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const anyone = { Authorization: '' }
const get = (path: string) => house.as('anna').get(path, anyone)

describe('an operator without a token', () => {
  it('sees that the process answers', async () => {
    expect((await get('/health/live')).status).toBe(204)
  })

  it('sees that every part is up', async () => {
    const parts = { postgres: 'up', keys: 'up', temporal: 'up', accessLog: 'up' }
    expect((await get('/health/ready')).body).toEqual({ status: 'ready', parts })
  })

  it('sees which part is away; wishes are still accepted', async () => {
    const away = await openTestHouse({ temporalAddress: '127.0.0.1:1' })
    const { status, body } = await away.as('anna').get('/health/ready', anyone)
    const parts = { postgres: 'up', keys: 'up', temporal: 'down', accessLog: 'up' }
    expect({ status, body }).toEqual({ status: 200, body: { status: 'degraded', parts } })
    await away.close()
  })
})

describe('the measurements', () => {
  it('count requests by route and refusals by code, without an id, a name or a text', async () => {
    const [visit = ''] = await house.book({})
    const text = 'Hemmelig tekst'
    const { body } = await house.as('anna').cancel(visit, { reasonCode: 'not-home', text })
    await house.as('bent').get(`/v1/cancellations/${body.id}`)
    await get(`/nowhere/${visit}`)
    const { text: measured, headers } = await get('/metrics')
    expect(headers.get('Content-Type')).toContain('text/plain')
    expect(measured).toMatch(
      /request_seconds_count\{.*route="\/v1\/cancellations\/\{id\}",status="404"/,
    )
    expect(measured).toMatch(/refusals_total\{code="not-found"\} [2-9]/)
    for (const secret of [visit, body.id, body.taskId, anna, 'anna', 'Anna', text]) {
      expect(measured).not.toContain(secret)
    }
    expect(measured).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  })

  it('name no method that a stranger chose', async () => {
    for (const method of ['PROPFIND', 'M-SEARCH', 'PURGE'])
      await house.as('anna').send(method, '/v1/me', { headers: anyone })
    const { text } = await get('/metrics')
    expect(text).toContain('request_seconds_count{method="other",route="unknown",status="405"} 3')
    const methods = [...text.matchAll(/method="(\w+)"/g)].map(([, method]) => method)
    for (const method of methods) expect(method).toMatch(/^(GET|POST|other)$/)
  })
})
