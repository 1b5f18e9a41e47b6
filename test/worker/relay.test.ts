import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Engine } from '../../api/engine.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { relayOnce } from '../../worker/relay.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { aCompletedWish, aWish, relayParts, rememberingEngine, secondsAgo } from './wishes.ts'

let database: TestDatabase
let db: Database

beforeAll(async () => {
  database = await makeDatabase()
  db = openDatabase(database.url)
}, 30_000)

/** What the tests before have left is not due. */
beforeEach(() => database.sql(`update cancellations set relayed_at = now() + interval '1 hour'`))

afterAll(async () => {
  await db?.destroy()
  await database?.drop()
})

const partsWith = (engine: Engine) => relayParts(db, engine)

async function relayed(id: string, seconds: number): Promise<void> {
  const query = 'update cancellations set relayed_at = $2 where id = $1'
  await database.sql(query, [id, secondsAgo(seconds)])
}

describe('relayOnce', () => {
  it('starts what was accepted a while ago, and leaves what the door may be starting now', async () => {
    const due = await aWish(database)
    // a little ahead: a slow machine may take long from here to the look
    await aWish(database, secondsAgo(-30))
    const wishes: unknown[] = []
    const start: Engine['start'] = async (wish) => void wishes.push(wish)
    await relayOnce(partsWith({ ...rememberingEngine(), start }))
    const organisationCode = 'hjemmepleje-nord'
    expect(wishes).toEqual([{ cancellationId: due, reasonCode: 'not-home', organisationCode }])
  })

  it('starts again after a while what it started in vain, and not before', async () => {
    const id = await aWish(database)
    const engine = rememberingEngine({ failing: [id] })
    await relayOnce(partsWith(engine))
    await relayOnce(partsWith(engine))
    await relayed(id, 10)
    await relayOnce(partsWith(engine))
    expect(engine.started).toEqual([id])
    await relayed(id, 20)
    await relayOnce(partsWith(engine))
    expect(engine.started).toEqual([id, id])
  })

  it('starts the others when one fails', async () => {
    const ids = [await aWish(database), await aWish(database), await aWish(database)]
    const engine = rememberingEngine({ failing: ids.slice(0, 1) })
    await relayOnce(partsWith(engine))
    expect(engine.started.sort()).toEqual(ids.sort())
  })
})

describe('relayOnce, at its limits', () => {
  it('claims nothing while the engine is down', async () => {
    const id = await aWish(database)
    const down = rememberingEngine({ up: false })
    await relayOnce(partsWith(down))
    expect(down.started).toEqual([])
    const up = rememberingEngine()
    await relayOnce(partsWith(up))
    expect(up.started).toEqual([id])
  })

  it('takes fifty at a time, the oldest first', async () => {
    const ids: string[] = []
    for (let n = 0; n < 60; n += 1) ids.push(await aWish(database, secondsAgo(100 - n)))
    const engine = rememberingEngine()
    await relayOnce(partsWith(engine))
    expect([...engine.started].sort()).toEqual(ids.slice(0, 50).sort())
    await relayOnce(partsWith(engine))
    expect([...engine.started].sort()).toEqual([...ids].sort())
  })

  it('leaves what is completed alone while its task is not done', async () => {
    const id = await aCompletedWish(database, db)
    await relayed(id, 20)
    const engine = rememberingEngine()
    await relayOnce(partsWith(engine))
    expect([engine.started, engine.told]).toEqual([[], []])
  })

  it('counts what it had to do', async () => {
    await aWish(database)
    const parts = partsWith(rememberingEngine())
    await relayOnce(parts)
    expect((await parts.metrics.relayed.get()).values).toContainEqual(
      expect.objectContaining({ labels: { what: 'start' }, value: 1 }),
    )
  })
})

describe('relayOnce, beside another relay', () => {
  it('passes by what the other has in hand, without waiting for it', async () => {
    const [held, free] = [await aWish(database), await aWish(database)]
    const other = new pg.Client({ connectionString: database.ownerUrl })
    await other.connect()
    try {
      await other.query('begin')
      await other.query('select from cancellations where id = $1 for update', [held])
      const engine = rememberingEngine()
      await relayOnce(partsWith(engine))
      expect(engine.started).toEqual([free])
    } finally {
      await other.end()
    }
  })

  it('starts each wish once, however many relays come at the same moment', async () => {
    const ids: string[] = []
    for (let n = 0; n < 40; n += 1) ids.push(await aWish(database))
    const engine = rememberingEngine()
    await Promise.all(Array.from({ length: 8 }, () => relayOnce(partsWith(engine))))
    expect(engine.started.sort()).toEqual(ids.sort())
  })
})
