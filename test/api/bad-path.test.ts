import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

describe('a path that leads nowhere', () => {
  it.each([
    '/',
    '/v1',
    '/v1/',
    '/v2/me',
    '/v1/me/x',
    '/v1//appointments',
    '/v1/appointments/%00',
    '/v1/appointments/%ff',
    '/v1/appointments/%',
    '/v1/appointments/%2e%2e%2fme',
    '/v1/appointments/..%2fme',
    '/v1/appointments/x',
    '/v1/appointments/1',
    '/v1/appointments/null',
    `/v1/appointments/${'0'.repeat(9000)}`,
    '/v1/appointments/00000000-0000-0000-0000-000000000000',
    `/v1/appointments/urn:uuid:${anna}`,
    `/v1/appointments/{${anna}}`,
    '/v1/tasks/;drop table tasks',
    '/v1/threads/x/messages',
    '/v1/citizens/anna/record',
    '/docs/../package.json',
    '/docs/%2e%2e/package.json',
    '/docs/swagger-initializer.js',
    '/.env',
    '/constructor',
    '/__proto__',
  ])('does not exist: %s', async (path) => {
    const { status, body } = await house.as('anna').get(path)
    expect({ status, code: body?.code }).toEqual({ status: 404, code: 'not-found' })
  })

  it('is one path in upper and lower case, for an id', async () => {
    const [visit = ''] = await house.book({})
    const { body } = await house.as('anna').get(`/v1/appointments/${visit.toUpperCase()}`)
    expect(body.id).toBe(visit)
  })
})

describe('a method that a path does not have', () => {
  it.each([
    ['DELETE', '/v1/me'],
    ['PUT', '/v1/tasks'],
    ['POST', '/v1/appointments'],
    ['PATCH', '/health/live'],
    ['PROPFIND', '/v1/me'],
    ['GET', `/v1/threads/${anna}/close`],
  ])('is refused, and the right ones are named: %s %s', async (method, path) => {
    const { body, headers } = await house.as('anna').send(method, path)
    expect(body).toMatchObject({ status: 405, code: 'method-not-allowed' })
    expect(headers.get('Allow')).toMatch(/[A-Z]/)
  })

  it('at a path that is not there is not found', async () => {
    expect((await house.as('anna').send('DELETE', '/v1/nothing')).body.code).toBe('not-found')
  })
})

describe('an odd header', () => {
  it.each([
    ['Accept', 'x/y'],
    ['Accept', ';;;q=9'],
    ['Accept', 'text/html'],
    ['Accept-Language', 'da;q=x, *;q=1,,,'],
    ['Accept-Language', 'x'.repeat(4000)],
    ['Accept-Encoding', 'nothing'],
    ['Prefer', 'wait=,,,='],
    ['If-Match', '"1"'],
    ['If-None-Match', '*'],
    ['If-Modified-Since', 'tomorrow'],
    ['Range', 'bytes=0-1'],
    ['traceparent', '00-'],
    ['traceparent', `00-${'g'.repeat(32)}-1-1`],
    ['X-HTTP-Method-Override', 'DELETE'],
    ['X-Forwarded-Host', 'example.org'],
    ['Cookie', '=;;=;__Host-operator-token=%ff'],
    ['Content-Length', '0'],
  ])('changes nothing: %s: %s', async (name, value) => {
    const { status, body } = await house.as('anna').get('/v1/me', { [name]: value })
    expect({ status, id: body.id }).toEqual({ status: 200, id: anna })
  })

  it('traceparent is the trace of a problem, where it is one', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
    const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01` }
    const { body } = await house.as('anna').get('/v1/nothing', headers)
    expect(body.traceId).toBe(trace)
    const { body: own } = await house.as('anna').get('/v1/nothing', { traceparent: 'x' })
    expect(own.traceId).toMatch(/^[0-9a-f]{32}$/)
  })
})
