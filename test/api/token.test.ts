import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { importJWK, SignJWT } from 'jose'
import { tokenFor } from '../run/caller.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { signToken } from '../run/issuer.ts'
import { countRows } from '../run/rows.ts'
import { theRun } from '../run/servers.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const ask = (authorization: string) =>
  house.as('anna').get('/v1/me', { Authorization: authorization })
const subject = 'anna'
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Right in all but its signature, which `sign` gives. */
function claims() {
  const now = Math.floor(Date.now() / 1000)
  return { iss: theRun().issuer, aud: 'borgerdialog', sub: subject, iat: now, exp: now + 3600 }
}

async function signedByStranger() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = { ...privateKey.export({ format: 'jwk' }), kty: 'EC' }
  return signToken(JSON.stringify(jwk), { issuer: theRun().issuer, subject })
}

/** The public key, which anyone can fetch, taken for a secret. */
async function signedWithPublicKey() {
  const { keys } = (await (await fetch(`${theRun().issuer}/jwks`)).json()) as { keys: object[] }
  return new SignJWT(claims())
    .setProtectedHeader({ alg: 'HS256', kid: 'test' })
    .sign(new TextEncoder().encode(JSON.stringify(keys[0])))
}

async function withoutClaim(name: 'sub' | 'exp' | 'aud' | 'iss') {
  const { [name]: _, ...rest } = claims()
  const key = await importJWK(JSON.parse(theRun().issuerKey), 'ES256')
  return new SignJWT(rest).setProtectedHeader({ alg: 'ES256', kid: 'test' }).sign(key)
}

describe('a token', () => {
  it('of the issuer for this audience is taken, whatever the case of Bearer', async () => {
    expect((await ask(`Bearer ${await tokenFor({ subject })}`)).status).toBe(200)
    expect((await ask(`bearer ${await tokenFor({ subject })}`)).status).toBe(200)
  })

  it.each<[string, () => Promise<string> | string]>([
    ['none', () => ''],
    ['no scheme', () => tokenFor({ subject })],
    ['another scheme', () => `Basic ${Buffer.from('anna:anna').toString('base64')}`],
    ['a scheme that only begins so', async () => `BearerX ${await tokenFor({ subject })}`],
    ['nothing after the scheme', () => 'Bearer '],
  ])('is asked for, without a word of error: %s', async (_, make) => {
    const { body, headers, status } = await ask(await make())
    expect(status).toBe(401)
    expect(body).toMatchObject({ code: 'unauthenticated', title: 'Du er ikke logget ind' })
    expect(headers.get('WWW-Authenticate')).toBe('Bearer')
  })

  it.each<[string, () => Promise<string> | string]>([
    ['garbage', () => 'Bearer garbage'],
    ['garbage in three parts', () => 'Bearer a.b.c'],
    [
      'a tampered signature',
      async () => `Bearer ${(await tokenFor({ subject })).slice(0, -9)}AAAAAAAAA`,
    ],
    [
      'two tokens',
      async () => `Bearer ${await tokenFor({ subject })} ${await tokenFor({ subject })}`,
    ],
    ['expired', async () => `Bearer ${await tokenFor({ subject, expiresIn: 1 })}`],
    [
      'for another audience',
      async () => `Bearer ${await tokenFor({ subject, audience: 'other' })}`,
    ],
    ['of another issuer', async () => `Bearer ${await tokenFor({ subject, issuer: 'http://x' })}`],
    ['signed by a stranger', async () => `Bearer ${await signedByStranger()}`],
    ['alg none', () => `Bearer ${part({ alg: 'none' })}.${part(claims())}.`],
    ['alg none, unsigned', () => `Bearer ${part({ alg: 'none', kid: 'test' })}.${part(claims())}`],
    ['HS256 with the public key', async () => `Bearer ${await signedWithPublicKey()}`],
    ['without a subject', async () => `Bearer ${await withoutClaim('sub')}`],
    ['without an expiry', async () => `Bearer ${await withoutClaim('exp')}`],
    ['without an audience', async () => `Bearer ${await withoutClaim('aud')}`],
    ['without an issuer', async () => `Bearer ${await withoutClaim('iss')}`],
    ['of a subject unknown here', async () => `Bearer ${await tokenFor({ subject: 'nobody' })}`],
    ['of a subject with NUL', async () => `Bearer ${await tokenFor({ subject: 'an\0na' })}`],
  ])('is refused: %s', async (_, make) => {
    const { body, headers, status } = await ask(await make())
    expect(status).toBe(401)
    expect(body).toMatchObject({ code: 'unauthenticated', title: 'Du er ikke logget ind' })
    expect(headers.get('WWW-Authenticate')).toMatch(/^Bearer error="invalid_token", /)
  })

  it('of an employee who has left is refused', async () => {
    await house.db.sql(`update employees set active = false where subject = 'nils'`)
    expect((await house.as('nils').get('/v1/me')).status).toBe(401)
  })

  it('is asked for before anything else is looked at', async () => {
    const before = await countRows(house.db)
    const headers = { Authorization: 'Bearer garbage' }
    const [visit = ''] = await house.book({})
    for (const path of [`/v1/appointments/${visit}/cancellation`, '/v1/threads/x/messages']) {
      const { body } = await house.as('anna').post(path, { bad: true }, headers)
      expect(body.code).toBe('unauthenticated')
    }
    expect(await countRows(house.db)).toEqual({ ...before, appointments: 1 })
  })
})
