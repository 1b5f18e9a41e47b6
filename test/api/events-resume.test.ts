/** Nobody misses anything and nobody hears anything twice, however writers and listeners come and go. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { type EventPlace, isAfter } from '../../domain/event-place.ts'
import { eventually } from '../run/eventually.ts'
import { holdTransaction } from '../run/hold.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { type Heard, type Listening, listenAs } from '../run/listening.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const writers = 8
const visitsOfEach = 40

/** Each writer's transactions change visits one by one, and commit when it suits them. */
async function write(visits: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: house.db.adminUrl })
  await client.connect()
  for (const visit of visits) {
    await client.query('begin')
    const sql = `update appointments set starts_at = starts_at + interval '1 second',
      ends_at = ends_at + interval '1 second' where id = $1`
    await client.query(sql, [visit])
    await sleep(Math.random() * 30)
    await client.query(Math.random() < 0.1 ? 'rollback' : 'commit')
  }
  await client.end()
}

/** Comes and goes, and resumes after what it heard last, until it has heard the last of all. */
async function hearAll(from: string, isOver: () => Promise<boolean>): Promise<Heard[]> {
  const all: Heard[] = []
  let last = from
  for (let over = false; !over; ) {
    over = await isOver()
    const one = await listenAs(house.url, 'eva', { lastEventId: last })
    await (over ? heardToTheEnd(one) : sleep(Math.random() * 150))
    await one.leave()
    all.push(...one.heard)
    last = one.lastId()
  }
  return all
}

/** Whatever is open in the cluster holds events back, be it in another test's database. */
async function heardToTheEnd(one: Listening): Promise<void> {
  const end = placeIn((await told()).at(-1) ?? '')
  const here = await eventually(
    async () => placeIn(one.lastId()),
    (place) => !isAfter(end, place),
  )
  expect(isAfter(end, here)).toBe(false)
  await sleep(300) // were one told twice, it would come now
}

async function told(): Promise<string[]> {
  const rows = await house.db.sql<{ place: string }>(
    `select xact || '-' || position as place from events where kind = 'appointment'
      order by xact, position`,
  )
  return rows.map(({ place }) => place)
}

const placeOf = ({ id }: Heard) => id.split('-').slice(0, 2).join('-')

function placeIn(id: string): EventPlace {
  const [xact = '', position = ''] = id.split('-')
  return { xact: BigInt(xact), position: BigInt(position) }
}

describe('a listener that comes and goes while many write', () => {
  it('hears each event once, in the order in which they are told', async () => {
    const first = await listenAs(house.url, 'eva')
    const { id: from } = await first.until('ready')
    const visits = await house.book(...Array.from({ length: writers * visitsOfEach }, () => ({})))
    let written = 0
    const writing = Array.from({ length: writers }, (_, n) =>
      write(visits.slice(n * visitsOfEach, (n + 1) * visitsOfEach)).finally(() => {
        written += 1
      }),
    )
    const isOver = async () => written === writers
    const heard = await Promise.all([1, 2, 3].map(() => hearAll(from, isOver)))
    await Promise.all(writing)
    const all = await told()
    expect(all.length).toBeGreaterThan(visits.length)
    for (const one of heard) expect(one.map(placeOf)).toEqual(all)
    await heardToTheEnd(first)
    expect(first.heard.filter(({ event }) => event === 'appointment').map(placeOf)).toEqual(all)
    await first.leave()
  })
})

describe('an event behind a transaction that has not ended', () => {
  it('is heard soon after that one has ended, without a further word', async () => {
    const times: number[] = []
    for (let n = 0; n < 3; n += 1) {
      const one = await listenAs(house.url, 'eva')
      await one.until('ready')
      const older = await holdTransaction(house.db.adminUrl)
      const [visit = ''] = await house.book({})
      await sleep(300)
      expect(one.heard.map(({ event }) => event)).toEqual(['ready'])
      await older.commit()
      const before = Date.now()
      await one.until('appointment', visit)
      times.push(Date.now() - before)
      await one.leave()
    }
    // whatever else is open in the cluster may hold one of them back longer
    expect(Math.min(...times)).toBeLessThan(1000)
  })
})

describe('a process', () => {
  it('listens on one connection, however many listen to it', async () => {
    const all = await Promise.all(['eva', 'anna', 'bent'].map((who) => listenAs(house.url, who)))
    const connections = () =>
      house.db.sql<{ n: number }>(`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and application_name = 'borgerdialog listens'`)
    expect(await connections()).toEqual([{ n: 1 }])
    for (const one of all) await one.leave()
  })

  it('goes on without a gap when its connection was lost', async () => {
    const one = await listenAs(house.url, 'eva')
    await one.until('ready')
    await house.db.sql(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'borgerdialog%'`)
    const [visit = ''] = await house.book({})
    await one.until('appointment', visit)
    expect(one.isEnded()).toBe(false)
    const hears = () =>
      house.db.sql<{ n: number }>(`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and application_name = 'borgerdialog listens'`)
    expect(await eventually(hears, ([row]) => row?.n === 1)).toEqual([{ n: 1 }])
    await one.leave()
  })
})
