import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { visitPages } from '../run/visitor.ts'

let pages: TestPages
beforeAll(async () => {
  pages = await openTestPages()
})
afterAll(() => pages?.close())

const minute = 60_000

describe('signing in', () => {
  it('asks the provider with PKCE, state and nonce, and no secret', async () => {
    const { to } = await visitPages(pages.url).get('/log-ind')
    const asked = new URL(to).searchParams
    expect(to.startsWith(pages.issuer)).toBe(true)
    expect(asked.get('response_type')).toBe('code')
    expect(asked.get('code_challenge_method')).toBe('S256')
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(asked.get(name)?.length).toBeGreaterThan(20)
    }
  })

  it('leads back to where one wanted to go', async () => {
    const visitor = visitPages(pages.url)
    const { status, to } = await visitor.get('/aftaler/tidligere?fra=x')
    expect([status, to]).toEqual([303, '/log-ind?retur=%2Faftaler%2Ftidligere%3Ffra%3Dx'])
    const back = await visitor.signIn('anna', { path: '/aftaler/tidligere?fra=x' })
    expect(back.to).toBe('/aftaler/tidligere?fra=x')
  })

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:x=y/../..//evil.example',
  ])('leads to no other site: %s', async (path) => {
    const { to } = await visitPages(pages.url).signIn('anna', { path })
    expect(new URL(to, pages.url).origin).toBe(pages.url)
    expect(to.startsWith('//')).toBe(false)
  })

  it('refuses an answer that this browser did not ask for', async () => {
    const [one, other] = [visitPages(pages.url), visitPages(pages.url)]
    const { to } = await one.get('/log-ind')
    const state = new URL(to).searchParams.get('state')
    const { status, text } = await other.get(`/callback?code=x&state=${state}`)
    expect(status).toBe(400)
    expect(text).toContain('Du er ikke logget ind')
    expect(other.cookies.size).toBe(0)
  })

  it('refuses an answer with a state, a code or an issuer that is not right', async () => {
    const visitor = visitPages(pages.url)
    const { to } = await visitor.get('/log-ind')
    const state = new URL(to).searchParams.get('state')
    const { status } = await visitor.get(`/callback?code=forged&state=${state}`)
    expect(status).toBe(400)
    expect(visitor.cookies.has('session-0')).toBe(false)
  })

  it('says so where one broke off', async () => {
    const visitor = visitPages(pages.url)
    const { to } = await visitor.get('/log-ind')
    const state = new URL(to).searchParams.get('state')
    const { status, text } = await visitor.get(`/callback?error=access_denied&state=${state}`)
    expect(status).toBe(400)
    expect(text).toContain('Prøv at logge ind igen')
  })

  it('lets two windows sign in at the same time', async () => {
    const visitor = visitPages(pages.url)
    await visitor.get('/log-ind?retur=/om')
    expect((await visitor.signIn('anna', { path: '/kontakt' })).to).toBe('/kontakt')
  })

  it('asks for a higher level where that of the sign-in is too low, and then goes on', async () => {
    const visitor = visitPages(pages.url)
    const low = await visitor.signIn('anna', { level: 'low' })
    expect(low.status).toBe(401)
    expect(low.text).toContain('Du skal logge ind på et højere niveau')
    const [, href = ''] = /href="(\/log-ind[^"]*niveau[^"]*)"/.exec(low.text) ?? []
    const { to } = await visitor.get(href.replaceAll('&amp;', '&'))
    expect(new URL(to).searchParams.get('acr_values')).toMatch(/Substantial$/)
  })
})

describe('the session', () => {
  it('is kept where no script and no other site can reach it', async () => {
    const { headers } = await visitPages(pages.url).signIn('anna')
    const [session = ''] = headers.getSetCookie().filter((one) => one.includes('session'))
    expect(session).toMatch(/^__Host-session-0=[\w.-]+; Path=\/; HttpOnly; Secure; SameSite=Lax/)
    expect(session).not.toContain('eyJhbGciOiJFUzI1NiI')
  })

  it('ends half an hour after the last page, and not before', async () => {
    const visitor = visitPages(pages.url)
    await visitor.signIn('anna')
    try {
      for (const ahead of [29, 58, 87]) {
        pages.clock.aheadMs = ahead * minute
        expect((await visitor.get('/aftaler')).status).toBe(200)
      }
      pages.clock.aheadMs = (87 + 30) * minute
      expect((await visitor.get('/aftaler')).to).toBe('/log-ind?retur=%2Faftaler')
    } finally {
      pages.clock.aheadMs = 0
    }
  })

  it('is not kept alive by a window that fetches by itself', async () => {
    const visitor = visitPages(pages.url)
    await visitor.signIn('anna')
    try {
      pages.clock.aheadMs = 20 * minute
      await visitor.get('/aftaler', { 'X-Seen': 'yes' })
      pages.clock.aheadMs = 31 * minute
      expect((await visitor.get('/aftaler')).status).toBe(303)
    } finally {
      pages.clock.aheadMs = 0
    }
  })

  it('ends eight hours after signing in, however much one works', async () => {
    const visitor = visitPages(pages.url)
    await visitor.signIn('anna')
    try {
      let last = 0
      for (let ahead = 20; ahead <= 480; ahead += 20) {
        pages.clock.aheadMs = ahead * minute
        last = (await visitor.get('/om')).text.includes('Log af') ? ahead : last
      }
      expect(last).toBe(460)
    } finally {
      pages.clock.aheadMs = 0
    }
  })

  it('is sealed anew while one works, and by the newest key', async () => {
    const visitor = visitPages(pages.url)
    await visitor.signIn('anna')
    const before = visitor.cookies.get('session-0')
    const { sessionKeys } = pages.options
    const newer = `newer:${Buffer.alloc(32, 7).toString('base64')}`
    await pages.reopen({ sessionKeys: `${newer},${sessionKeys}` })
    try {
      pages.clock.aheadMs = 2 * minute
      expect((await visitor.get('/aftaler')).status).toBe(200)
      const after = visitor.cookies.get('session-0') ?? ''
      expect(after).not.toBe(before)
      const header = JSON.parse(Buffer.from(after.split('.')[0] ?? '', 'base64url').toString())
      expect(header.kid).toBe('newer')
    } finally {
      pages.clock.aheadMs = 0
      await pages.reopen()
    }
    expect((await visitor.get('/aftaler')).status).toBe(303)
  })

  it.each(['a letter is changed', 'it is cut', 'it is another seal'])(
    'counts for nothing when %s',
    async (how) => {
      const visitor = visitPages(pages.url)
      await visitor.signIn('anna')
      const sealed = visitor.cookies.get('session-0') ?? ''
      const at = Math.floor(sealed.length / 2)
      const changed: Record<string, string> = {
        'a letter is changed': `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`,
        'it is cut': sealed.slice(0, -8),
        'it is another seal': 'eyJhbGciOiJub25lIn0.e30.',
      }
      const response = await fetch(`${pages.url}/aftaler`, {
        headers: { Cookie: `__Host-session-0=${changed[how]}` },
        redirect: 'manual',
      })
      expect(response.status).toBe(303)
    },
  )

  it('is gone after signing off', async () => {
    const visitor = visitPages(pages.url)
    await visitor.signIn('anna')
    await visitor.fill('/om', '/log-af', {})
    expect(visitor.cookies.has('session-0')).toBe(false)
    expect((await visitor.get('/aftaler')).status).toBe(303)
  })
})

describe('signing off everywhere', () => {
  it('ends each session of the person, at the next page, and lets one in again', async () => {
    const [phone, computer, others] = [
      visitPages(pages.url),
      visitPages(pages.url),
      visitPages(pages.url),
    ]
    for (const visitor of [phone, computer]) {
      await visitor.signIn('anna')
      expect((await visitor.get('/aftaler')).status).toBe(200)
    }
    await others.signIn('bent')
    await computer.fill('/log-af-alle-steder', '/log-af-alle-steder', {})
    expect((await computer.get('/aftaler')).to).toBe('/log-ind?retur=%2Faftaler')
    const { status, to } = await phone.get('/aftaler')
    expect({ status, to }).toEqual({ status: 303, to: '/log-ind?retur=%2Faftaler' })
    expect((await others.get('/aftaler')).status).toBe(200)
    // a token of the same second is refused too
    await sleep(1100)
    await phone.signIn('anna')
    expect((await phone.get('/aftaler')).status).toBe(200)
  })
})

describe('whom one acts for', () => {
  it('is chosen after signing in, and shown on every page', async () => {
    const visitor = visitPages(pages.url)
    await visitor.signIn('rita')
    expect((await visitor.get('/')).to).toBe('/for-hvem')
    const { text } = await visitor.get('/for-hvem')
    const [, anna = ''] = /value="([0-9a-f-]{36})"[^>]*> <span>Anna Jensen/.exec(text) ?? []
    const chosen = await visitor.fill('/for-hvem', '/for-hvem', { citizenId: anna })
    expect(chosen.to).toBe('/aftaler')
    expect((await visitor.get('/aftaler')).text).toContain('Du handler for Anna Jensen.')
  })

  it('can be nobody else than those who have allowed it', async () => {
    const visitor = visitPages(pages.url)
    await visitor.signIn('bent')
    const stranger = pages.house.options.oidcAudience
    const { status, text } = await visitor.fill('/for-hvem', '/for-hvem', { citizenId: stranger })
    expect(status).toBe(200)
    expect(text).toContain('Vælg, hvem du handler for')
  })
})
