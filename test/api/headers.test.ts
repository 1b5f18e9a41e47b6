import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { tokenFor } from '../run/caller.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { speak } from '../run/raw.ts'

const page = 'https://borger.example.dk'
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ corsOrigins: [page, 'http://localhost:3001'] })
})
afterAll(() => house.close())

async function ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  const token = `Bearer ${await tokenFor({ subject: 'anna' })}`
  const headers = { Authorization: token, ...init.headers }
  const answer = await fetch(house.url + path, { ...init, headers })
  await answer.arrayBuffer()
  return answer
}

async function receiptPath(): Promise<string> {
  const [visit = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visit)
  return `/v1/cancellations/${body.id}/receipt`
}

/** Of the policy's directives, by name. */
function policyOf({ headers }: Response): Record<string, string> {
  const directives = (headers.get('Content-Security-Policy') ?? '').split(';').filter(Boolean)
  return Object.fromEntries(
    directives.map((one) => {
      const [name = '', ...values] = one.trim().split(' ')
      return [name, values.join(' ')]
    }),
  )
}

const nothing = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}
const everything = [
  '/v1/me',
  '/v1/appointments?x=1',
  '/nowhere',
  '/health/ready',
  '/metrics',
  '/openapi.json',
  '/docs',
  '/docs/swagger-ui.css',
  '/codec',
]

describe('every answer', () => {
  it.each(everything)('tells a browser what it may not do with it: %s', async (path) => {
    const { headers } = await ask(path)
    expect(Object.fromEntries(headers)).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    for (const name of ['Server', 'X-Powered-By']) expect(headers.get(name)).toBeNull()
  })

  it.each(['Godmorgen', ' '])('says the same to what is not HTTP: %j', async (bytes) => {
    const { head } = await speak(house.url, `${bytes}\r\n\r\n`)
    const lines = head.split('\r\n').slice(1)
    const raw = lines.map((line) => line.toLowerCase().split(': ')[0])
    const own = ['connection', 'date', 'keep-alive', 'vary']
    const { headers } = await ask('/nowhere')
    for (const [name, value] of headers) {
      if (own.includes(name)) continue
      expect(raw).toContain(name)
      if (name !== 'content-length')
        expect(head.toLowerCase()).toContain(`${name}: ${value.toLowerCase()}`)
    }
  })

  it('that is personal, or says no, is stored nowhere', async () => {
    const receipt = await receiptPath()
    const [visit] = await house.book({})
    const asked = [
      ask('/v1/me'),
      ask(`/v1/appointments/${visit}`),
      ask(receipt),
      ask(receipt, { headers: { Accept: 'text/html' } }),
      ask('/v1/me', { headers: { Authorization: '' } }),
      ask('/v1/me', { method: 'POST' }),
      ask('/v1/me', { method: 'OPTIONS' }),
      ask('/codec'),
      ask('/nowhere'),
    ]
    for (const { headers } of await Promise.all(asked))
      expect(headers.get('Cache-Control')).toBe('no-store')
  })
})

describe('the policy for what a page may load', () => {
  it.each(['/v1/me', '/nowhere', '/metrics', '/health/ready'])('is nothing: %s', async (path) => {
    expect(policyOf(await ask(path))).toEqual(nothing)
  })

  it('is nothing for a receipt, which has neither script nor style', async () => {
    const answer = await ask(await receiptPath(), { headers: { Accept: 'text/html' } })
    expect(answer.headers.get('Content-Type')).toContain('text/html')
    expect(policyOf(answer)).toEqual(nothing)
  })

  it('lets the page for operators send its form, and nothing more', async () => {
    expect(policyOf(await ask('/codec'))).toEqual({ ...nothing, 'form-action': "'self'" })
  })

  it('lets the page to try the API out load from here alone', async () => {
    const policy = policyOf(await ask('/docs'))
    expect(policy).toMatchObject(nothing)
    expect(policy).toMatchObject({ 'script-src': "'self'", 'connect-src': "'self'" })
    expect(JSON.stringify(policy)).not.toMatch(/https?:|\*/)
  })
})

const preflight = (Origin: string, path = '/v1/me') =>
  ask(path, {
    method: 'OPTIONS',
    headers: { Authorization: '', Origin, 'Access-Control-Request-Method': 'PATCH' },
  })
const corsOf = ({ headers }: Response) =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'))

describe('a page of an origin that is named', () => {
  it('may call with a token, and read what it needs', async () => {
    const { status, headers } = await ask('/v1/me', { headers: { Origin: page } })
    expect(status).toBe(200)
    expect(headers.get('Access-Control-Allow-Origin')).toBe(page)
    expect(headers.get('Access-Control-Expose-Headers')).toMatch(
      /ETag, Link, Location.*Retry-After/,
    )
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
    expect(headers.get('Vary')).toContain('Origin')
  })

  it('may read why it was refused', async () => {
    const { status, headers } = await ask('/nowhere', { headers: { Origin: page } })
    expect(status).toBe(404)
    expect(headers.get('Access-Control-Allow-Origin')).toBe(page)
  })

  it('is told before it calls what it may send', async () => {
    const { status, headers } = await preflight(page, '/v1/tasks/x')
    expect(status).toBe(204)
    expect(headers.get('Access-Control-Allow-Origin')).toBe(page)
    expect(headers.get('Access-Control-Allow-Methods')).toContain('PATCH')
    const allowed = headers.get('Access-Control-Allow-Headers') ?? ''
    for (const name of ['authorization', 'content-type', 'idempotency-key', 'if-match', 'prefer'])
      expect(allowed).toContain(name)
  })

  it('finds the receipt to vary by its origin too', async () => {
    const { headers } = await ask(await receiptPath(), { headers: { Origin: page } })
    expect(headers.get('Vary')).toBe('Accept, Accept-Language, Origin')
  })
})

describe('a page of any other origin', () => {
  const others = [
    'https://evil.example',
    `${page}.evil.example`,
    `${page}:444`,
    page.replace('https', 'http'),
    page.toUpperCase(),
    'null',
    'http://localhost:3002',
  ]

  it.each(others)('is let in neither before nor with its call: %s', async (origin) => {
    expect(corsOf(await preflight(origin))).toEqual([])
    expect(corsOf(await ask('/v1/me', { headers: { Origin: origin } }))).toEqual([])
  })

  it('is not let in by what the Temporal web UI may do', async () => {
    expect(corsOf(await preflight(page, '/codec/decode'))).toEqual([])
  })
})

describe('where no origin is named', () => {
  it('no page elsewhere may call', async () => {
    await house.reopen({ corsOrigins: [] })
    for (const origin of [page, 'http://localhost:3001', house.url]) {
      expect(corsOf(await preflight(origin))).toEqual([])
      expect(corsOf(await ask('/v1/me', { headers: { Origin: origin } }))).toEqual([])
    }
  })
})
