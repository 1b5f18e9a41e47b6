import { createHash } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { type IdentityProvider, startIdentityProvider } from '../../dev/identity-provider.ts'
import { mintToken } from '../../dev/mint-token.ts'

const audience = 'borgerdialog'
const redirectUri = 'http://localhost:3001/callback'
const substantial = 'https://data.gov.dk/concept/core/nsis/Substantial'
const verifier = 'a-verifier-of-at-least-forty-three-characters-in-all'
let folder: string
let identity: IdentityProvider

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-identity-'))
  identity = await startIdentityProvider({ port: 0, folder, audience })
})

afterEach(async () => {
  await identity.stop()
  await rm(folder, { recursive: true, force: true })
})

async function verify(token: string) {
  const discovery = await fetch(`${identity.issuer}/.well-known/openid-configuration`)
  const { jwks_uri } = (await discovery.json()) as { jwks_uri: string }
  const keys = createRemoteJWKSet(new URL(jwks_uri))
  return jwtVerify(token, keys, { issuer: identity.issuer, audience, algorithms: ['ES256'] })
}

describe('startIdentityProvider', () => {
  it('mints a token for a persona that its published keys verify', async () => {
    const { payload, protectedHeader } = await verify(await mintToken(identity.issuer, 'anna'))
    expect(payload).toMatchObject({ sub: 'anna', scope: 'borgerdialog' })
    expect(payload.client_id).toBe('borgerdialog-dev')
    expect(typeof payload.jti).toBe('string')
    expect(Number(payload.exp) - Number(payload.iat)).toBe(8 * 3600)
    expect(protectedHeader.typ).toBe('at+jwt')
  })

  it('says of a citizen what Nets would say of a private person', async () => {
    const { payload } = await verify(await mintToken(identity.issuer, 'anna'))
    expect(payload).toMatchObject({ loa: substantial, identity_type: 'private' })
    expect(payload['dk.cpr']).toBe('2512489996')
    const bent = (await verify(await mintToken(identity.issuer, 'bent'))).payload
    expect(bent).toMatchObject({ loa: substantial, identity_type: 'private' })
    expect(bent['dk.cpr']).toBeUndefined()
    for (const { payload: one } of [{ payload }, { payload: bent }]) {
      expect(Object.keys(one).join()).not.toContain('nemlogin')
    }
  })

  it('says of an employee what Nets would say of a professional', async () => {
    const { payload } = await verify(await mintToken(identity.issuer, 'eva'))
    expect(payload).toMatchObject({ loa: substantial, identity_type: 'professional' })
    expect(payload['nemlogin.name']).toBe('Eva Lund')
    expect(payload['nemlogin.cvr']).toMatch(/^\d{8}$/)
    expect(payload['dk.cpr']).toBeUndefined()
  })

  it('refuses an unknown persona and names the known ones', async () => {
    await expect(mintToken(identity.issuer, 'mallory')).rejects.toThrow('one of anna, bent')
  })

  it('keeps its key over a restart, for its owner alone', async () => {
    const token = await mintToken(identity.issuer, 'eva')
    const port = Number(new URL(identity.issuer).port)
    await identity.stop()
    identity = await startIdentityProvider({ port, folder, audience })
    expect((await verify(token)).payload.sub).toBe('eva')
    expect((await stat(join(folder, 'identity-keys.json'))).mode & 0o077).toBe(0)
  })

  it('signs in who is chosen on the page, and asks again the next time', async () => {
    const browser = newBrowser()
    for (const persona of ['bent', 'eva']) {
      const page = await browser(signInUrl())
      const html = await page.response.text()
      expect(html).toContain('<html lang="da">')
      expect(html).toMatch(/Bent Møller<.button>\n<p id="bent">Privat MitID\. /)
      expect(html).toMatch(/Eva Lund<.button>\n<p id="eva">MitID Erhverv\. /)

      const back = new URL((await browser(page.url, new URLSearchParams({ persona }))).url)
      expect(back.href).toContain(redirectUri)
      expect(back.searchParams.get('state')).toBe('mine')
      const token = await exchange(back.searchParams.get('code') ?? '')
      const identity_type = persona === 'eva' ? 'professional' : 'private'
      const signedIn = { sub: persona, scope: 'borgerdialog', loa: substantial, identity_type }
      expect((await verify(token)).payload).toMatchObject(signedIn)
    }
  })

  it('refuses a chosen person who does not exist', async () => {
    const browser = newBrowser()
    const page = await browser(signInUrl())
    const { response } = await browser(page.url, new URLSearchParams({ persona: 'mallory' }))
    expect(response.status).toBe(400)
  })
})

function signInUrl(): string {
  const url = new URL('/auth', identity.issuer)
  url.search = new URLSearchParams({
    client_id: 'borgerdialog-web',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile borgerdialog',
    state: 'mine',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()
  return url.href
}

async function exchange(code: string): Promise<string> {
  const response = await fetch(`${identity.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'borgerdialog-web',
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }),
  })
  const body = (await response.json()) as { access_token: string }
  return body.access_token
}

/** Follows redirects with cookies, up to the callback, where nobody listens. */
function newBrowser() {
  const cookies = new Map<string, string>()
  return async (first: string, form?: URLSearchParams) => {
    let url = first
    let request: RequestInit = form ? { method: 'POST', body: form } : {}
    for (;;) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(url, { ...request, redirect: 'manual', headers: { cookie } })
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      const location = response.headers.get('location')
      if (location === null) return { url, response }
      url = new URL(location, url).href
      request = {}
      if (url.startsWith(redirectUri)) return { url, response }
    }
  }
}
