import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type House, openHouse } from '../../worker/house.ts'
import { tokenFor } from '../run/caller.ts'
import { openTestHouse, quiet, type TestHouse } from '../run/house.ts'
import { type Listening, listenAs } from '../run/listening.ts'
import { ask } from '../run/operations.ts'

let house: TestHouse
let other: House
beforeAll(async () => {
  house = await openTestHouse()
  other = await openHouse(house.options, quiet)
})
afterAll(async () => {
  await other.close()
  await house.close()
})
beforeEach(async () => {
  for (const table of ['citizens', 'employees'])
    await house.db.sql(`update ${table} set signed_out_at = null`)
})

const open: Listening[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.leave()
})

type Claims = Parameters<typeof tokenFor>[0]
const second = () => Math.floor(Date.now() / 1000)
/** A minute of the issuer's clock is tolerated, so nobody has to wait for the next second. */
const later = (subject: string) => tokenFor({ subject, issuedAt: second() + 2 })
const signOut = (token: Promise<string>, headers = {}) =>
  ask(house, token, { method: 'POST', path: '/v1/me/sign-out', headers })
const me = (token: Promise<string>, at: { url: string } = house) =>
  ask(at, token, { method: 'GET', path: '/v1/me' })

async function listening(subject: string, token: Promise<string>): Promise<Listening> {
  const url = `http://127.0.0.1:${other.api?.port}`
  const one = await listenAs(url, subject, { token })
  open.push(one)
  await one.until('ready')
  return one
}

const people: [who: string, claims: Claims][] = [
  ['a citizen', { subject: 'anna' }],
  ['a citizen with a CPR number', { subject: 'anna', cpr: '2512489996' }],
  ['an employee', { subject: 'eva' }],
]

describe('signing out everywhere', () => {
  it.each(people)('ends every token that was issued until then, of %s', async (_, claims) => {
    const tokens = [1000, 1, 0].map((ago) => tokenFor({ ...claims, issuedAt: second() - ago }))
    for (const token of tokens) expect((await me(token)).status).toBe(200)
    const own = tokenFor(claims)
    const { status, text } = await signOut(own)
    expect({ status, text }).toEqual({ status: 204, text: '' })
    const here = `http://127.0.0.1:${other.api?.port}`
    for (const token of [own, ...tokens]) {
      for (const url of [house.url, here]) {
        const refused = await me(token, { url })
        expect(refused).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
        expect(refused.headers.get('WWW-Authenticate')).toMatch(/^Bearer error="invalid_token", /)
      }
    }
  })

  it.each(people)('lets %s sign in again', async (_, claims) => {
    await signOut(tokenFor(claims))
    expect((await me(tokenFor({ ...claims, issuedAt: second() + 2 }))).status).toBe(200)
  })

  it('ends the token at hand where the clock of the issuer is ahead', async () => {
    const ahead = tokenFor({ subject: 'anna', issuedAt: second() + 30 })
    expect((await signOut(ahead)).status).toBe(204)
    expect((await me(ahead)).status).toBe(401)
  })

  it('ends tokens that do not say when they were issued', async () => {
    const silent = tokenFor({ subject: 'anna', issuedAt: null })
    expect((await me(silent)).status).toBe(200)
    await signOut(silent)
    expect((await me(silent)).status).toBe(401)
  })

  it('is remembered after a restart', async () => {
    const token = tokenFor({ subject: 'anna' })
    await signOut(token)
    await house.reopen()
    expect((await me(token)).status).toBe(401)
  })

  it('makes nobody else of a token by another claim in it', async () => {
    const two = { id: randomUUID(), subject: 'two', name: 'Prøve Person' }
    await house.db.fill([['citizens', [two]]])
    await signOut(tokenFor({ subject: 'anna', cpr: '2512489996' }))
    expect((await me(tokenFor({ subject: 'two' }))).body.id).toBe(two.id)
    const both = tokenFor({ subject: 'two', cpr: '2512489996' })
    expect((await me(both)).status).toBe(401)
  })

  it("is also the owner's to do in the database, for all at once", async () => {
    const [annas, evas] = [tokenFor({ subject: 'anna' }), tokenFor({ subject: 'eva' })]
    const stream = await listening('anna', annas)
    for (const table of ['citizens', 'employees'])
      await house.db.sql(`update ${table} set signed_out_at = now()`)
    for (const token of [annas, evas]) expect((await me(token)).status).toBe(401)
    expect(await stream.untilEnded()).toBe(true)
    for (const subject of ['anna', 'eva']) expect((await me(later(subject))).status).toBe(200)
  })

  it('leaves others in, and oneself in the other capacity', async () => {
    const evas = { subject: 'eva', identityType: 'private' } as const
    await signOut(tokenFor(evas))
    await signOut(tokenFor({ subject: 'anna' }))
    for (const subject of ['bent', 'rita', 'nils', 'eva'])
      expect((await me(tokenFor({ subject }))).status).toBe(200)
    expect((await me(tokenFor(evas))).status).toBe(401)
  })

  it('is for whoever is signed in, with a key', async () => {
    const token = tokenFor({ subject: 'anna' })
    const unkeyed = await signOut(token, { 'Idempotency-Key': '' })
    expect(unkeyed.body.code).toBe('idempotency-key-missing')
    expect((await me(token)).status).toBe(200)
    const key = { 'Idempotency-Key': randomUUID() }
    expect((await signOut(token, key)).status).toBe(204)
    expect((await signOut(token, key)).status).toBe(401)
    // the same answer to the same wish: who signs out anew brings a key of its own
    expect((await signOut(later('anna'), key)).status).toBe(204)
  })
})

describe('the streams of whoever signs out everywhere', () => {
  it.each(['anna', 'eva'])('end in every process, but for a later sign-in: %s', async (subject) => {
    const token = tokenFor({ subject })
    const others = subject === 'anna' ? 'rita' : 'nils'
    const [one, kept] = [await listening(subject, token), await listening(others, later(others))]
    const anew = await listening(subject, tokenFor({ subject, issuedAt: second() + 20 }))
    await signOut(token)
    expect(await one.untilEnded()).toBe(true)
    await anew.until('me')
    expect([anew.isEnded(), kept.isEnded()]).toEqual([false, false])
  })
})
