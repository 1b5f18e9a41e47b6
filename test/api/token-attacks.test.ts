import { createPublicKey } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { requestText, speak } from '../run/raw.ts'
import { theRun } from '../run/servers.ts'

let house: TestHouse
let asked = 0
/** Would hand out the attacker's keys, if only we asked. */
const trap = createServer((_request, response) => {
  asked += 1
  response.end(JSON.stringify({ keys: [strangersJwk] }))
})
const stranger = await generateKeyPair('ES256', { extractable: true })
const strangersJwk = { ...(await exportJWK(stranger.publicKey)), kid: 'test', alg: 'ES256' }

beforeAll(async () => {
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
  house = await openTestHouse()
})
afterAll(async () => {
  trap.close()
  await house.close()
})

const ask = (authorization: string) =>
  house.as('anna').get('/v1/me', { Authorization: authorization })
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = () => Math.floor(Date.now() / 1000)
const es256 = { alg: 'ES256', kid: 'test' }

/** Right in all but what the attack changes. */
function claims(changed: object = {}): Record<string, unknown> {
  const times = { iat: seconds(), exp: seconds() + 3600 }
  const broker = { loa: 'Substantial', identity_type: 'private' }
  const { issuer } = theRun()
  return { iss: issuer, aud: 'borgerdialog', sub: 'anna', ...times, ...broker, ...changed }
}

/** Signed by the issuer itself. */
async function signed(changed: object = {}, header: object = {}): Promise<string> {
  const key = await importJWK(JSON.parse(theRun().issuerKey), 'ES256')
  return new SignJWT(claims(changed)).setProtectedHeader({ ...es256, ...header }).sign(key)
}

const byStranger = (header: object) =>
  new SignJWT(claims()).setProtectedHeader({ ...es256, ...header }).sign(stranger.privateKey)

const trapUrl = () => `http://127.0.0.1:${(trap.address() as AddressInfo).port}/keys`

async function publicKey(): Promise<JWK> {
  const { keys } = (await (await fetch(`${theRun().issuer}/jwks`)).json()) as { keys: JWK[] }
  return keys[0] ?? {}
}

const withSecret = (secret: string | Buffer) =>
  new SignJWT(claims())
    .setProtectedHeader({ alg: 'HS256', kid: 'test' })
    .sign(new Uint8Array(Buffer.from(secret)))

const publicPem = async () =>
  createPublicKey({ key: await publicKey(), format: 'jwk' }).export({ type: 'spki', format: 'pem' })

/** The three parts of a good token, some of them replaced. */
async function replaced(parts: { header?: string; payload?: string; signature?: string }) {
  const [header, payload, signature] = (await signed()).split('.')
  return [parts.header ?? header, parts.payload ?? payload, parts.signature ?? signature].join('.')
}

type Forged = [string, () => Promise<string> | string]

const forged: Forged[] = [
  ['alg none', () => `${part({ alg: 'none', kid: 'test' })}.${part(claims())}.`],
  ['alg NoNe', () => `${part({ alg: 'NoNe', kid: 'test' })}.${part(claims())}.`],
  ['alg none, with a signature', () => replaced({ header: part({ alg: 'none' }) })],
  ['no alg', () => replaced({ header: part({ kid: 'test' }) })],
  ['HS256 with the public JWK', async () => withSecret(JSON.stringify(await publicKey()))],
  ['HS256 with the public PEM', async () => withSecret(await publicPem())],
  ['HS256 with nothing much', () => withSecret('\0')],
  ['another issuer', () => signed({ iss: 'http://localhost:1' })],
  ['the issuer with a slash', () => signed({ iss: `${theRun().issuer}/` })],
  ['a list of issuers', () => signed({ iss: [theRun().issuer] })],
  ['another audience', () => signed({ aud: 'other' })],
  ['other audiences', () => signed({ aud: ['other', 'borgerdialog2'] })],
  ['an unknown kid', () => signed({}, { kid: 'other' })],
  ['a kid that is a path', () => signed({}, { kid: '../../../dev/null' })],
  ['a kid that is SQL', () => signed({}, { kid: "x' union select 'secret" })],
  ['expired', () => signed({ exp: seconds() - 120 })],
  ['an expiry that is text', () => signed({ exp: '9999999999' })],
  ['issued in the future', () => signed({ iat: seconds() + 120 })],
  ['not yet valid', () => signed({ nbf: seconds() + 120 })],
  ['no signature', () => replaced({ signature: '' })],
  ['only two parts', async () => (await signed()).split('.').slice(0, 2).join('.')],
  ['five parts', async () => `${await signed()}.a.b`],
  ['another payload', () => replaced({ payload: part(claims({ sub: 'eva' })) })],
  ['another header', () => replaced({ header: part({ ...es256, typ: 'JWT' }) })],
  [
    'the signature of another token',
    async () => replaced({ signature: (await signed({ sub: 'bent' })).split('.')[2] ?? '' }),
  ],
  ['a signature of zeros', () => replaced({ signature: Buffer.alloc(64).toString('base64url') })],
  ['two tokens', async () => `${await signed()} ${await signed()}`],
  ['two tokens and a comma', async () => `${await signed()}, Bearer ${await signed()}`],
  ['signed by a stranger', () => byStranger({})],
  ['a key of its own (jwk)', () => byStranger({ jwk: strangersJwk })],
  ['keys at a place of its own (jku)', () => byStranger({ jku: trapUrl(), kid: 'mine' })],
  ['a certificate at a place of its own (x5u)', () => byStranger({ x5u: trapUrl() })],
  ['a certificate of its own (x5c)', () => byStranger({ x5c: ['MIIB'] })],
  ['a critical header', () => replaced({ header: part({ ...es256, crit: ['x'], x: 1 }) })],
  ['no JSON', () => replaced({ payload: Buffer.from('anna').toString('base64url') })],
  ['a list', () => replaced({ payload: part([]) })],
  ['no subject', () => signed({ sub: '' })],
  ['12 kB of it', () => replaced({ payload: part(claims({ more: 'x'.repeat(9000) })) })],
  ['a CPR number that is too short', () => signed({ 'dk.cpr': '251248999' })],
  ['a CPR number that is too long', () => signed({ 'dk.cpr': '25124899961' })],
  ['a CPR number with letters', () => signed({ 'dk.cpr': '251248999O' })],
  ['a CPR number with two hyphens', () => signed({ 'dk.cpr': '251248--9996' })],
  ['a CPR number with a line end', () => signed({ 'dk.cpr': '2512489996\n' })],
  ['a CPR number that is a number', () => signed({ 'dk.cpr': 2_512_489_996 })],
  ['an empty CPR number', () => signed({ 'dk.cpr': '' })],
]

describe('an attacker', () => {
  it.each(forged)('is refused a token, and told no more: %s', async (_, forge) => {
    const { status, body, headers } = await ask(`Bearer ${await forge()}`)
    expect(status).toBe(401)
    expect(body.code).toBe('unauthenticated')
    expect(headers.get('WWW-Authenticate')).toBe(
      'Bearer error="invalid_token", error_description="The token is not valid here; sign in again"',
    )
  })

  it('does not get us to fetch keys', () => {
    expect(asked).toBe(0)
  })

  it('is refused a header of 100 kB before we read it', async () => {
    const huge = requestText('GET /v1/me', { Authorization: `Bearer ${'x'.repeat(100_000)}` })
    expect(await speak(house.url, huge)).toMatchObject({ status: 400, code: 'request-invalid' })
  })

  it('does not get in by a good token in the wrong place', async () => {
    const token = await signed()
    for (const [path, headers] of [
      [`/v1/me?access_token=${token}`, { Authorization: '' }],
      ['/v1/me', { Authorization: '', Cookie: `__Host-operator-token=${token}` }],
    ] as const) {
      const reply = await house.as('anna').get(path, headers)
      expect(reply).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
      expect(reply.headers.get('WWW-Authenticate')).toBe('Bearer')
    }
  })
})

describe('a token of a level of assurance', () => {
  it.each<[string, unknown]>([
    ['Low', 'https://data.gov.dk/concept/core/nsis/Low'],
    ['LOW', 'LOW'],
    ['none', undefined],
    ['nothing', ''],
    ['one that nobody knows', 'urn:level:Moderate'],
    ['one that only begins well', 'SubstantialNot'],
    ['one that only ends well', 'unSubstantial'],
    ['a list', ['High']],
    ['yes', true],
  ])('below Substantial is asked to step up: %s', async (_, loa) => {
    const { status, body, headers } = await ask(`Bearer ${await signed({ loa })}`)
    expect(status).toBe(401)
    expect(body).toMatchObject({ code: 'assurance-too-low', title: expect.stringMatching(/login/) })
    expect(headers.get('WWW-Authenticate')).toMatch(
      /^Bearer error="insufficient_user_authentication", error_description="[^"]+", acr_values="https:\/\/data.gov.dk\/concept\/core\/nsis\/Substantial"$/,
    )
  })

  it.each([
    'https://data.gov.dk/concept/core/nsis/Substantial',
    'https://data.gov.dk/concept/core/nsis/High',
    'SUBSTANTIAL',
    'substantial',
    'urn:eident:cert:eidas:High',
  ])('that is enough is taken: %s', async (loa) => {
    expect((await ask(`Bearer ${await signed({ loa })}`)).status).toBe(200)
  })

  it('too low does not help a forged token, and does not tell who is known', async () => {
    const payload = part(claims({ loa: 'Low' }))
    expect((await ask(`Bearer ${await replaced({ payload })}`)).body.code).toBe('unauthenticated')
    const unknown = await ask(`Bearer ${await signed({ sub: 'nobody', loa: 'Low' })}`)
    expect(unknown.body.code).toBe('assurance-too-low')
  })
})
