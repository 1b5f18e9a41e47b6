import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { asProcess } from '../../db/acting.ts'
import { callAs } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { type OwnHouse, prepareOwnHouse } from '../run/own-house.ts'
import { untilItCompletes, untilOneIsAnswered } from './first-answers.ts'
import { brokenInvariants, unsettled } from './invariants.ts'

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

/** Holds the visits back from everyone, so that whoever cancels them is held in the middle. */
async function holdBack(visits: string[]): Promise<() => Promise<void>> {
  const holder = new pg.Client({
    connectionString: house.postgres.ownerUrl,
    options: asProcess,
  })
  holder.on('error', () => undefined)
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from appointments where id = any($1) for update', [visits])
  return () => holder.end()
}

async function heldRequests(): Promise<number> {
  const query = 'select count(*)::int as n from pg_locks where not granted'
  return (await house.postgres.sql<{ n: number }>(query))[0]?.n ?? 0
}

function isRefused(): Promise<boolean> {
  return fetch(`${house.url}/health/live`, { headers: { Connection: 'close' } }).then(
    () => false,
    () => true,
  )
}

describe('a house that gets SIGTERM', () => {
  it('answers what it has begun, takes nothing new, and ends with exit code 0', async () => {
    const visits = await house.postgres.book(...Array.from({ length: 10 }, () => ({})))
    const release = await holdBack(visits)
    const anna = callAs(house.url, 'anna')
    const asked = visits.map((visit) => anna.cancel(visit, undefined, { Prefer: 'wait=2' }))
    expect(await eventually(heldRequests, (n) => n === visits.length)).toBe(visits.length)

    const ended = house.end('SIGTERM')
    expect(await eventually(isRefused, (refused) => refused, 2000)).toBe(true)
    await release()
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses.filter((status) => status !== 201 && status !== 202)).toEqual([])
    expect(await ended).toBe(0)

    await house.start()
    expect(
      await eventually(
        () => unsettled(house.postgres),
        (n) => n === 0,
      ),
    ).toBe(0)
    expect(await brokenInvariants(house.postgres)).toEqual({})
  })

  it('ends within ten seconds while it works', async () => {
    const visits = await house.postgres.book(...Array.from({ length: 40 }, () => ({})))
    const anna = callAs(house.url, 'anna')
    const asked = visits.map((visit) => anna.cancel(visit, undefined, { Prefer: 'wait=2' }))
    const settled = Promise.allSettled(asked)
    await untilOneIsAnswered(asked)
    expect(await house.end('SIGTERM')).toBe(0)

    // what came too late was refused at the door, without an answer
    const replies = (await settled).filter((reply) => reply.status === 'fulfilled')
    const statuses = replies.map(({ value }) => value.status)
    expect(statuses.filter((status) => status !== 201 && status !== 202)).toEqual([])
    await house.start()
    expect(
      await eventually(
        () => unsettled(house.postgres),
        (n) => n === 0,
      ),
    ).toBe(0)
    expect(await brokenInvariants(house.postgres)).toEqual({})
  })
})

describe('a house that gets SIGTERM while a part is away', () => {
  it('ends within ten seconds without Temporal', async () => {
    await house.temporal.kill()
    const [visit = ''] = await house.postgres.book({})
    expect((await callAs(house.url, 'anna').cancel(visit)).status).toBe(202)
    expect(await house.end('SIGTERM')).toBe(0)
    await house.start()
    expect(await house.end('SIGTERM')).toBe(0)
    await house.temporal.start()
    await house.start()
    expect(
      await eventually(
        () => unsettled(house.postgres),
        (n) => n === 0,
      ),
    ).toBe(0)
  })

  it('ends within ten seconds without Postgres', async () => {
    await house.postgres.kill()
    expect((await callAs(house.url, 'anna').get('/v1/me')).status).toBe(503)
    expect(await house.end('SIGTERM')).toBe(0)
    await house.postgres.start()
  })

  it('ends within ten seconds when Postgres was killed in the middle of its work', async () => {
    const visits = await house.postgres.book(...Array.from({ length: 40 }, () => ({})))
    const anna = callAs(house.url, 'anna')
    const asked = visits.map((visit) => anna.cancel(visit, undefined, { Prefer: 'wait=2' }))
    const settled = Promise.allSettled(asked)
    await untilOneIsAnswered(asked)
    await house.postgres.kill()
    expect(await house.end('SIGTERM')).toBe(0)
    await settled
    await house.postgres.start()
    await house.start()
    expect(
      await eventually(
        () => unsettled(house.postgres),
        (n) => n === 0,
      ),
    ).toBe(0)
    expect(await brokenInvariants(house.postgres)).toEqual({})
  })
})
