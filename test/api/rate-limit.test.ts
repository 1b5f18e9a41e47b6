import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { LimitSizes } from '../../api/limits.ts'
import { type House, openHouse } from '../../worker/house.ts'
import { callAs, type Reply, tokenFor } from '../run/caller.ts'
import { openTestHouse, quiet, type TestHouse } from '../run/house.ts'
import { houseOptions } from '../run/house-options.ts'
import { openOwnPostgres } from '../run/own-servers.ts'

const wide = { points: 10_000, seconds: 60 }
const small = (sizes: Partial<LimitSizes>) => ({
  rateLimit: true,
  limitSizes: { identity: wide, address: wide, failedSignIn: wide, ...sizes },
})
const few = { points: 3, seconds: 60 }

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

/** Each test starts with nothing counted. */
async function limitedTo(sizes: Partial<LimitSizes>, more: object = {}): Promise<void> {
  await house.db.sql('delete from rate_limits')
  await house.reopen({ ...small(sizes), ...more })
}

async function askOften(times: number, ask: () => Promise<Reply>): Promise<number[]> {
  const statuses: number[] = []
  for (let asked = 0; asked < times; asked += 1) statuses.push((await ask()).status)
  return statuses
}

const me = (subject: string) => house.as(subject).get('/v1/me')
const badly = () => house.as('anna').get('/v1/me', { Authorization: 'Bearer garbage' })
const from = (forwarded: string) => house.as('anna').get('/v1/me', { 'X-Forwarded-For': forwarded })

describe('who asks too often', () => {
  it('is told so in words, and for how long; another identity is not', async () => {
    await limitedTo({ identity: few })
    expect(await askOften(4, () => me('anna'))).toEqual([200, 200, 200, 429])
    const { body, headers } = await house.as('anna').get('/v1/me', { 'Accept-Language': 'en' })
    expect(body).toMatchObject({ status: 429, code: 'rate-limited', title: 'Too many at once' })
    const wait = Number(headers.get('Retry-After'))
    expect(wait).toBeGreaterThanOrEqual(1)
    expect(wait).toBeLessThanOrEqual(few.seconds)
    expect((await me('eva')).status).toBe(200)
  })

  it('may go on when the time that was told has passed', async () => {
    await limitedTo({ identity: { points: 1, seconds: 3 } })
    await me('anna')
    const { status, headers } = await me('anna')
    expect(status).toBe(429)
    await sleep(Number(headers.get('Retry-After')) * 1000)
    expect((await me('anna')).status).toBe(200)
  })

  it('has written nothing by what was refused', async () => {
    await limitedTo({ identity: { points: 1, seconds: 60 } })
    const [visit = ''] = await house.book({})
    await me('anna')
    expect((await house.as('anna').cancel(visit)).status).toBe(429)
    expect(await house.db.sql('select id from cancellations')).toEqual([])
  })

  it('is counted by all houses on one database together', async () => {
    await limitedTo({ identity: few })
    const other = await openOther()
    try {
      const there = callAs(`http://127.0.0.1:${other.api?.port}`, 'anna')
      expect(await askOften(2, () => me('anna'))).toEqual([200, 200])
      expect(await askOften(2, () => there.get('/v1/me'))).toEqual([200, 429])
      expect((await me('anna')).status).toBe(429)
    } finally {
      await other.close()
    }
  })

  function openOther(): Promise<House> {
    const options = { ...houseOptions(house.db.url), ...small({ identity: few }) }
    return openHouse(options, quiet)
  }
})

describe('an address', () => {
  it('is refused after too many by anyone, but not the health checks and measurements', async () => {
    await limitedTo({ address: few })
    await askOften(2, () => me('anna'))
    expect((await me('eva')).status).toBe(200)
    expect((await me('bent')).body.code).toBe('rate-limited')
    for (const path of ['/health/live', '/health/ready', '/metrics'])
      expect((await house.as('anna').get(path)).status).toBeLessThan(300)
  })

  it('cannot make itself another one by a header', async () => {
    await limitedTo({ address: few })
    const statuses = await Promise.all([1, 2, 3, 4].map((last) => from(`10.0.0.${last}`)))
    expect(statuses.filter(({ status }) => status === 429)).toHaveLength(1)
  })

  it('is the one that the trusted proxy saw, not what was sent to it', async () => {
    await limitedTo({ address: few }, { trustedProxies: 1 })
    const lied = () => from(`10.0.0.${Math.random()}, 192.0.2.1`)
    expect(await askOften(4, lied)).toEqual([200, 200, 200, 429])
    expect((await from('192.0.2.1')).status).toBe(429)
    expect((await from('192.0.2.1, 192.0.2.2')).status).toBe(200)
  })

  it('is a whole household where it is of IPv6', async () => {
    await limitedTo({ address: { points: 1, seconds: 60 } }, { trustedProxies: 1 })
    expect((await from('2001:db8::1')).status).toBe(200)
    expect((await from('2001:db8:0:0:5::')).status).toBe(429)
    expect((await from('2001:DB8::')).status).toBe(429)
    expect((await from('2001:db8:0:1::1')).status).toBe(200)
    expect((await from('::1')).status).toBe(200)
  })
})

describe('failed sign-ins', () => {
  it('are refused when there were too many; who signs in rightly there is not', async () => {
    await limitedTo({ failedSignIn: few })
    const statuses = await askOften(5, badly)
    expect(statuses).toEqual([401, 401, 401, 429, 429])
    const unknown = await tokenFor({ subject: 'nobody' })
    const headers = { Authorization: `Bearer ${unknown}` }
    expect((await house.as('anna').get('/v1/me', headers)).status).toBe(429)
    expect((await house.as('otto').post('/codec/decode', {}, headers)).status).toBe(429)
    expect((await me('anna')).status).toBe(200)
  })
})

describe('sign-ins below Substantial', () => {
  it('count as failed, and are refused when there were too many', async () => {
    await limitedTo({ failedSignIn: few })
    const Authorization = `Bearer ${await tokenFor({ subject: 'anna', loa: 'Low' })}`
    const low = () => house.as('anna').get('/v1/me', { Authorization })
    expect((await low()).body.code).toBe('assurance-too-low')
    expect(await askOften(3, low)).toEqual([401, 401, 429])
    expect((await me('anna')).status).toBe(200)
  })
})

describe('the table of counts', () => {
  it('holds no address, no name and no subject', async () => {
    await limitedTo({}, { lookupKey: Buffer.alloc(32, 'k').toString('base64'), trustedProxies: 1 })
    await from('192.0.2.77')
    await me('eva')
    await badly()
    const rows = await house.db.sql<{ key: string }>('select key from rate_limits order by key')
    const keys = rows.map(({ key }) => key)
    expect(keys.filter((key) => key.startsWith('identity:'))).toHaveLength(2)
    expect(keys).toHaveLength(5)
    for (const key of keys) expect(key).toMatch(/^(identity|address|failed-sign-in):[\w-]{43}$/)
    expect(keys.join(' ')).not.toMatch(/192|127\.0|anna|eva|Jensen/)
  })

  it('needs another key to know an address again', async () => {
    const keyOf = async (lookupKey: string) => {
      await limitedTo({}, { lookupKey })
      await badly()
      const rows = await house.db.sql<{ key: string }>('select key from rate_limits')
      return rows.map(({ key }) => key).join()
    }
    const [one, other] = ['a', 'b'].map((byte) => Buffer.alloc(32, byte).toString('base64'))
    expect(await keyOf(one ?? '')).toBe(await keyOf(one ?? ''))
    expect(await keyOf(one ?? '')).not.toBe(await keyOf(other ?? ''))
  })
})

describe('when Postgres is away', () => {
  it('the limits fail nobody: they count in memory, and the rest is answered with 503', async () => {
    const postgres = await openOwnPostgres()
    const options = { ...houseOptions(postgres.url, postgres.keys.url), ...small({ address: few }) }
    const own = await openHouse(options, quiet)
    try {
      const there = callAs(`http://127.0.0.1:${own.api?.port}`, 'anna')
      const get = () => there.get('/v1/me')
      expect(await askOften(1, get)).toEqual([200])
      await postgres.kill()
      const { status, body } = await get()
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'unavailable' })
      expect(await askOften(3, get)).toEqual([503, 503, 429])
      await postgres.start()
    } finally {
      await own.close()
      await postgres.close()
    }
  })
})
