import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { readClaimMap } from '../../api/claim-map.ts'
import { createIdentity, keysOf } from '../../api/identity.ts'

/** An official test person. */
const cpr = '2512489996'
const issuer = 'https://broker.example'
const audience = 'borgerdialog'
const now = new Date('2026-03-02T10:00:00.500Z')
const second = Math.floor(now.getTime() / 1000)
/** The token's own five minutes, and the minute by which clocks may differ. */
const until = new Date((second + 360) * 1000)
const times = { issuedAt: new Date(second * 1000), until }
const substantial = 'https://data.gov.dk/concept/core/nsis/Substantial'

const { privateKey, publicKey } = await generateKeyPair('ES256')
const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] })

/** Who that is, by the tokens of one broker, at a fixed time. */
async function signIn(broker: string, claims: object) {
  const identity = createIdentity({
    issuer,
    audience,
    claims: readClaimMap(broker),
    now: () => now,
    keys,
  })
  const told = { iat: second, exp: second + 300 }
  const token = await new SignJWT({ iss: issuer, aud: audience, sub: 's', ...told, ...claims })
    .setProtectedHeader({ alg: 'ES256' })
    .sign(privateKey)
  return identity.signedIn(`Bearer ${token}`)
}

const own = JSON.stringify({
  cpr: 'person.cpr',
  assurance: { claim: 'assurance.level', substantial: 'two' },
  identity: { claim: 'person.type', professional: ['work'], private: ['home'], marks: 'company' },
})

describe('a private person', () => {
  it.each<[string, string, object]>([
    ['Nets', 'nets', { loa: substantial, identity_type: 'private', 'dk.cpr': cpr }],
    ['Nets, nested', 'nets', { loa: substantial, dk: { cpr } }],
    ['Nets, both: the literal name counts', 'nets', { loa: 'High', 'dk.cpr': cpr, dk: { cpr: 1 } }],
    ['Idura', 'idura', { loA: 'SUBSTANTIAL', cprNumberIdentifier: cpr }],
    ['Idura, with a hyphen', 'idura', { loA: 'HIGH', cprNumberIdentifier: '251248-9996' }],
    ['Signicat', 'signicat', { mitid_loa: 'SUBSTANTIAL', nin: cpr, idp: 'mitid' }],
    [
      'one of our own naming',
      own,
      { assurance: { level: 'urn:a:b:high' }, person: { type: 'home', cpr } },
    ],
    ['names that are half nested', own, { 'assurance.level': 'High', person: { cpr } }],
  ])('is known by the claims of the broker: %s', async (_, broker, claims) => {
    const assurance = /high/i.test(JSON.stringify(claims)) ? 'high' : 'substantial'
    const known = { subject: 's', kind: 'private', cpr, assurance, ...times }
    await expect(signIn(broker, claims)).resolves.toEqual(known)
  })

  it('need not have told a CPR number', async () => {
    const { kind, cpr: none } = await signIn('nets', { loa: substantial, 'dk.cpr': null })
    expect({ kind, none }).toEqual({ kind: 'private', none: null })
  })
})

describe('a professional', () => {
  it.each<[string, string, object]>([
    ['Nets', 'nets', { loa: substantial, identity_type: 'professional', 'nemlogin.cvr': '1' }],
    ['Nets, by what only they have', 'nets', { loa: substantial, 'nemlogin.cvr': '1' }],
    ['Nets, the same, nested', 'nets', { loa: substantial, nemlogin: { cvr: '1' } }],
    ['Idura, an employee', 'idura', { loA: 'HIGH', employee: 'true', cvrNumberIdentifier: '1' }],
    ['Idura, as a boolean', 'idura', { loA: 'HIGH', employee: true }],
    ['Idura, a signatory', 'idura', { loA: 'HIGH', employee: 'false', cvrNumberIdentifier: '1' }],
    ['Signicat', 'signicat', { mitid_loa: 'HIGH', idp: 'mitid-erhverv' }],
    ['one of our own naming', own, { assurance: { level: 'High' }, person: { type: 'work' } }],
  ])('is known by the claims of the broker: %s', async (_, broker, claims) => {
    const assurance = /high/i.test(JSON.stringify(claims)) ? 'high' : 'substantial'
    const known = { subject: 's', kind: 'professional', cpr: null, assurance, ...times }
    await expect(signIn(broker, claims)).resolves.toEqual(known)
  })
})

describe('a token that contradicts itself', () => {
  it.each<[string, object]>([
    ['private, with what only professionals have', { identity_type: 'private', nemlogin: {} }],
    ['neither private nor professional', { identity_type: 'robot' }],
    ['both', { identity_type: ['private', 'professional'] }],
  ])('is refused: %s', async (_, claims) => {
    const refused = { code: 'unauthenticated' }
    await expect(signIn('nets', { loa: substantial, ...claims })).rejects.toMatchObject(refused)
  })
})

describe('someone below Substantial', () => {
  it.each<[string, string, string]>([
    ['Nets', 'nets', substantial],
    ['Idura', 'idura', 'urn:grn:authn:dk:mitid:substantial'],
    ['Signicat', 'signicat', 'loa:substantial'],
    ['one of our own naming', own, 'two'],
  ])('is told what to ask this broker for: %s', async (_, broker, acrValues) => {
    const challenge = expect.stringContaining(`acr_values="${acrValues}"`)
    await expect(signIn(broker, {})).rejects.toMatchObject({
      code: 'assurance-too-low',
      details: { headers: { 'WWW-Authenticate': challenge } },
    })
  })
})

describe('an issuer whose keys cannot be had', () => {
  let status = 200
  let body: string
  let discovery: (response: ServerResponse) => void
  const broken = createServer(({ url }, response) => {
    if (url === '/keys') return response.writeHead(status).end(body)
    if (url === '/elsewhere') return tell(response, broker())
    discovery(response)
  })
  const tell = (response: ServerResponse, name: string) =>
    void response.end(JSON.stringify({ issuer: name, jwks_uri: `${broker()}/keys` }))
  const broker = () => `http://127.0.0.1:${(broken.address() as AddressInfo).port}`
  beforeAll(() => once(broken.listen(0, '127.0.0.1'), 'listening'))
  afterAll(() => void broken.close())

  it.each<[string, number, string]>([
    ['a failure', 500, '{}'],
    ['no JSON', 200, '<html>'],
    ['no keys', 200, '{}'],
  ])('is not the fault of who signs in: %s', async (_, given, text) => {
    ;[status, body] = [given, text]
    discovery = (response) => tell(response, broker())
    const refused = { code: 'unavailable', details: { headers: { 'Retry-After': '5' } } }
    await expect(enter()).rejects.toMatchObject(refused)
  })

  it.each<[string, (response: ServerResponse) => void]>([
    ['it has another name', (response) => tell(response, 'https://evil.example')],
    ['its name ends otherwise', (response) => tell(response, `${broker()}/`)],
    ['it has no name', (response) => void response.end(`{"jwks_uri":"${broker()}/keys"}`)],
    ['it sends us elsewhere', (response) => void response.writeHead(302, elsewhere).end()],
  ])('is not believed where %s', async (_, answer) => {
    ;[status, body] = [200, JSON.stringify({ keys: [await exportJWK(publicKey)] })]
    discovery = answer
    await expect(enter()).rejects.toMatchObject({ code: 'unavailable' })
    discovery = (response) => tell(response, broker())
    await expect(enter()).resolves.toMatchObject({ subject: 's' })
  })

  const elsewhere = { Location: '/elsewhere' }
  async function enter() {
    const map = readClaimMap('nets')
    const identity = createIdentity({ issuer: broker(), audience, claims: map, now: () => now })
    const told = { iss: broker(), aud: audience, sub: 's', exp: second + 300, loa: substantial }
    const token = await new SignJWT(told).setProtectedHeader({ alg: 'ES256' }).sign(privateKey)
    return identity.signedIn(`Bearer ${token}`)
  }
})

describe('the keys of an issuer', () => {
  it.each<[string, string | undefined]>([
    ['none', undefined],
    ['no address', 'keys'],
    ['over http, where the issuer is not', 'http://broker.example/keys'],
  ])('are not taken: %s', (_, keys) => {
    expect(() => keysOf({ issuer, ...(keys && { jwks_uri: keys }) }, issuer)).toThrow(/^ISSUER_/)
  })

  it('may lie at another host', () => {
    const address = 'https://keys.example/1'
    expect(keysOf({ issuer, jwks_uri: address }, issuer).href).toBe(address)
  })
})

describe('a clock that is not ours', () => {
  const told = { loa: substantial }

  it.each<[string, object]>([
    ['59 s after its end', { exp: second - 59 }],
    ['59 s before its beginning', { nbf: second + 59 }],
    ['59 s before it was issued', { iat: second + 59 }],
  ])('is believed: %s', async (_, times) => {
    await expect(signIn('nets', { ...told, ...times })).resolves.toMatchObject({ subject: 's' })
  })

  it.each<[string, object]>([
    ['61 s after its end', { exp: second - 61 }],
    ['61 s before its beginning', { nbf: second + 61 }],
    ['61 s before it was issued', { iat: second + 61 }],
  ])('is not believed: %s', async (_, times) => {
    const refused = { code: 'unauthenticated' }
    await expect(signIn('nets', { ...told, ...times })).rejects.toMatchObject(refused)
  })
})
