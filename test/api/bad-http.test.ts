import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { tokenFor } from '../run/caller.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { requestText, speak } from '../run/raw.ts'
import { countRows } from '../run/rows.ts'

let house: TestHouse
let visit: string
let before: object
let signedIn: Record<string, string>
beforeAll(async () => {
  house = await openTestHouse()
  visit = (await house.book({}))[0] ?? ''
  signedIn = { Authorization: `Bearer ${await tokenFor({ subject: 'anna' })}` }
})
beforeEach(async () => {
  before = await countRows(house.db)
})
afterAll(() => house.close())

const nothingStored = async () => expect(await countRows(house.db)).toEqual(before)

describe('what is not HTTP', () => {
  it.each<[string, string | Buffer]>([
    ['words', 'Godmorgen\r\n\r\n'],
    ['a TLS greeting', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc])],
    ['an unknown method', requestText('FOO /v1/me', {})],
    ['another version', 'GET /v1/me HTTP/7.3\r\nHost: x\r\n\r\n'],
    ['a header without a name', 'GET /v1/me HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n'],
    ['a header with NUL', 'GET /v1/me HTTP/1.1\r\nHost: x\r\nAccept: a\0b\r\n\r\n'],
    ['a path with a space', requestText('GET /v1/ me', {})],
    ['enormous headers', requestText('GET /v1/me', { 'X-Big': 'x'.repeat(100_000) })],
    ['two lengths', requestText('POST /v1/me', { 'Content-Length': '1, 2' }, '{}')],
    ['a length below nothing', requestText('POST /v1/me', { 'Content-Length': '-1' })],
    [
      'length and chunks',
      requestText('POST /v1/me', { 'Content-Length': '2', 'Transfer-Encoding': 'chunked' }, '{}'),
    ],
  ])('gets a problem all the same: %s', async (_, bytes) => {
    expect(await speak(house.url, bytes)).toMatchObject({ status: 400, code: 'request-invalid' })
    await nothingStored()
  })

  it('as chunks gets a problem, and stores nothing', async () => {
    const headers = { ...signedIn, 'Content-Type': 'application/json', 'Idempotency-Key': 'k' }
    const line = `POST /v1/appointments/${visit}/cancellation`
    const chunked = { ...headers, 'Transfer-Encoding': 'chunked' }
    const reply = await speak(house.url, requestText(line, chunked, 'zz\r\n{"reasonCode"'))
    expect(reply.status).toBe(400)
    await nothingStored()
  })
})

describe('a request that HTTP allows and nobody sends', () => {
  it.each<[string, string, Record<string, string>]>([
    ['without a host', 'GET /v1/me', { Host: '' }],
    ['with an expectation', 'GET /v1/me', { Expect: 'the-impossible' }],
    ['with a path of a thousand dots', `GET /v1/${'../'.repeat(1000)}etc/passwd`, {}],
    ['to the whole server', 'OPTIONS *', {}],
    ['with another server in the line', 'GET http://example.org/v1/nothing', {}],
  ])('is answered without a failure of ours: %s', async (_, line, headers) => {
    const { status, code } = await speak(house.url, requestText(line, { ...signedIn, ...headers }))
    expect(status).toBeLessThan(500)
    if (status >= 400) expect(code).toEqual(expect.any(String))
  })
})

describe('a request to say back what was sent', () => {
  it.each(['/v1/me', '/nowhere', '/docs', '/codec'])('is refused: TRACE %s', async (path) => {
    const secret = 'hemmelig'
    const reply = await speak(house.url, requestText(`TRACE ${path}`, { Cookie: secret }))
    expect(reply).toMatchObject({ status: 405, code: 'method-not-allowed' })
    expect(reply.head + reply.text).not.toContain(secret)
  })
})

describe('a request without a host', () => {
  it('is refused with a problem', async () => {
    const { status, code } = await speak(
      house.url,
      'GET /v1/me HTTP/1.1\r\nConnection: close\r\n\r\n',
    )
    expect(status).toBeLessThan(500)
    expect(code).toEqual(expect.any(String))
  })
})

describe('a body that comes too slowly', () => {
  it('is given up after a while, and nothing is stored', async () => {
    const headers = {
      ...signedIn,
      'Content-Type': 'application/json',
      'Idempotency-Key': 'slow',
      'Content-Length': '30',
    }
    const line = `POST /v1/appointments/${visit}/cancellation`
    const reply = await speak(house.url, requestText(line, headers, '{"reasonCode":'))
    expect(reply).toMatchObject({ status: 408, code: 'body-too-slow' })
    await nothingStored()
  })
})

describe('a body that breaks off', () => {
  it('stores nothing, and the door stays open', async () => {
    const headers = { ...signedIn, 'Content-Type': 'application/json', 'Content-Length': '90' }
    const { port } = new URL(house.url)
    const { connect } = await import('node:net')
    const line = `POST /v1/appointments/${visit}/cancellation`
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.end(requestText(line, { ...headers, 'Idempotency-Key': 'x' }, '{"reasonCode":"not-h'))
    })
    await new Promise((resolve) => socket.on('close', resolve).resume())
    expect((await house.as('anna').get('/v1/me')).status).toBe(200)
    await nothingStored()
  })
})
