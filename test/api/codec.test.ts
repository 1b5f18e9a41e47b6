import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createPayloadCodec } from '../../api/payload-codec.ts'
import { tokenFor } from '../run/caller.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'

let house: TestHouse
let encrypted: { metadata: Record<string, string>; data: string }
const ui = 'http://localhost:8233'
const clear = '{"cancellationId":"018f"}'

beforeAll(async () => {
  house = await openTestHouse()
  const cipher = createPayloadCodec(house.options.payloadKeys)
  const payload = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(clear) }
  const [secret] = await cipher.encode([payload])
  encrypted = {
    metadata: Object.fromEntries(
      Object.entries(secret?.metadata ?? {}).map(([name, value]) => [name, base64(value)]),
    ),
    data: base64(secret?.data ?? new Uint8Array()),
  }
})
afterAll(() => house.close())

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const text = (data: string) => Buffer.from(data, 'base64').toString()
const decode = (subject: string, payloads: unknown = [encrypted], headers = {}) =>
  house.as(subject).post('/codec/decode', { payloads }, headers)

describe('payloads', () => {
  it('are shown in clear text to an operator', async () => {
    expect(text(encrypted.data)).not.toContain('cancellationId')
    const { status, body } = await decode('otto')
    expect(status).toBe(200)
    expect(text(body.payloads[0].data)).toBe(clear)
    expect(text(body.payloads[0].metadata.encoding)).toBe('json/plain')
  })

  it('are shown to nobody else', async () => {
    for (const subject of ['anna', 'eva', 'lone']) {
      const { body } = await decode(subject)
      expect(body.code).toBe('not-found')
    }
    const nobody = await house.as('otto').post('/codec/decode', {}, { Authorization: '' })
    expect(nobody.body).toMatchObject({ status: 401, code: 'unauthenticated' })
    const garbage = await decode('otto', [encrypted], { Authorization: 'Bearer x' })
    expect(garbage.body.code).toBe('unauthenticated')
  })

  it.each<[string, unknown]>([
    ['none', null],
    ['no list', {}],
    ['nothing in the list', [null]],
    ['numbers', [{ metadata: { encoding: 5 }, data: 7 }]],
    ['half a payload', [{ metadata: { encoding: 'YmluYXJ5L2VuY3J5cHRlZA==' }, data: 'AAAA' }]],
  ])('that cannot be read are refused: %s', async (_, payloads) => {
    const { body } = await decode('otto', payloads)
    expect(body).toMatchObject({ status: 400, code: 'body-invalid' })
  })

  it('that were changed on the way are refused', async () => {
    const data = Buffer.from(encrypted.data, 'base64')
    data[20] = (data[20] ?? 0) ^ 1
    const { body } = await decode('otto', [{ ...encrypted, data: base64(data) }])
    expect(body.code).toBe('body-invalid')
  })

  it('of an unknown key are refused', async () => {
    const metadata = { ...encrypted.metadata, 'encryption-key-id': base64(Buffer.from('gone')) }
    expect((await decode('otto', [{ ...encrypted, metadata }])).body.code).toBe('body-invalid')
  })

  it('that are too large are refused', async () => {
    const { body } = await decode('otto', [{ data: 'A'.repeat(5_000_000) }])
    expect(body).toMatchObject({ status: 413, code: 'body-too-large' })
  })
})

describe('the Temporal web UI', () => {
  it('may ask with credentials; another page may not', async () => {
    const allowed = await decode('otto', [encrypted], { Origin: ui })
    expect(allowed.headers.get('Access-Control-Allow-Origin')).toBe(ui)
    expect(allowed.headers.get('Access-Control-Allow-Credentials')).toBe('true')
    for (const Origin of ['http://localhost:8234', 'https://evil.example', 'null', `${ui}.evil`]) {
      const { headers } = await decode('otto', [encrypted], { Origin })
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
      expect(headers.get('Vary')).toContain('Origin')
    }
  })

  it('is told what it may send, before it sends', async () => {
    const { status, headers } = await house
      .as('otto')
      .send('OPTIONS', '/codec/decode', { headers: { Origin: ui } })
    expect(status).toBe(204)
    expect(headers.get('Access-Control-Allow-Headers')).toContain('authorization')
  })
})

describe('an operator at a browser', () => {
  const handIn = async (token: string) =>
    fetch(`${house.url}/codec`, {
      method: 'POST',
      body: new URLSearchParams({ token }),
      redirect: 'manual',
    })

  it('hands the token in once, and gets a cookie that no script can read', async () => {
    const page = await house.as('otto').get('/codec')
    expect(page.text).toContain('<form method="post">')
    const answer = await handIn(await tokenFor({ subject: 'otto' }))
    const cookie = answer.headers.get('Set-Cookie') ?? ''
    expect(cookie).toMatch(/^__Host-operator-token=/)
    for (const part of [/; secure(;|$)/i, /; httponly(;|$)/i, /; samesite=lax(;|$)/i, /; path=\/;/])
      expect(cookie).toMatch(part)
    expect(cookie).not.toMatch(/domain/i)
    const headers = { Authorization: '', Cookie: cookie.split(';')[0] ?? '' }
    expect((await decode('otto', [encrypted], headers)).status).toBe(200)
  })

  it('who is none gets no cookie', async () => {
    for (const token of [await tokenFor({ subject: 'anna' }), 'garbage', '']) {
      const answer = await handIn(token)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      expect(answer.headers.get('Set-Cookie')).toBeNull()
    }
  })

  it('takes the token back with one button, on every page', async () => {
    const button = '<button name="forget" value="yes">'
    expect((await house.as('otto').get('/codec')).text).toContain(button)
    const handed = await handIn(await tokenFor({ subject: 'otto' }))
    expect(await handed.text()).toContain(button)
    const body = new URLSearchParams({ forget: 'yes' })
    const { status, headers } = await fetch(`${house.url}/codec`, { method: 'POST', body })
    expect(status).toBe(200)
    expect(headers.get('Set-Cookie')).toMatch(/^__Host-operator-token=;.*expires=Thu, 01 Jan 1970/)
    expect(headers.get('Set-Cookie')).toMatch(/; secure(;|$)/i)
    expect(headers.get('Clear-Site-Data')).toBe('"cache", "storage"')
  })

  it('is refused a form that is too large', async () => {
    expect((await handIn('x'.repeat(100_000))).status).toBe(413)
  })
})
