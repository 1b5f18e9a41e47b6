import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { type Listening, listenAs } from '../run/listening.ts'
import { type OwnHouse, prepareOwnHouse } from '../run/own-house.ts'
import { untilItCompletes } from './first-answers.ts'

let house: OwnHouse
beforeAll(async () => {
  house = await prepareOwnHouse()
})
beforeEach(async () => {
  await house.start()
  await untilItCompletes(house.postgres, house.url)
})
afterEach(() => house?.kill())
afterAll(() => house?.close())

async function listening(): Promise<Listening> {
  const one = await listenAs(house.url, 'anna')
  await one.until('ready')
  return one
}

it('a stream stays open while Postgres is away, and goes on without a gap', async () => {
  const one = await listening()
  const [before = ''] = await house.postgres.book({})
  await one.until('appointment', before)
  await house.postgres.kill()
  await house.postgres.start()
  const [after = ''] = await house.postgres.book({})
  await one.until('appointment', after)
  expect(one.isEnded()).toBe(false)
  const visits = one.heard.filter(({ data }) => [before, after].includes(data.id ?? ''))
  expect(visits.map(({ data }) => data.id)).toEqual([before, after])
  await one.leave()
})

it('a stream ends at once at SIGTERM, and resumes at the next start', async () => {
  const one = await listening()
  const before = Date.now()
  expect(await house.end('SIGTERM')).toBe(0)
  expect(await one.untilEnded(1)).toBe(true)
  expect(Date.now() - before).toBeLessThan(5000)
  const [visit = ''] = await house.postgres.book({})
  await house.start()
  const again = await listenAs(house.url, 'anna', { lastEventId: one.lastId() })
  await again.until('appointment', visit)
  expect(again.heard.map(({ event }) => event)).not.toContain('reset')
  await again.leave()
})
