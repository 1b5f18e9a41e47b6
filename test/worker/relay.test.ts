import { describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Engine } from '../../api/engine.ts'
import { relayOnce } from '../../worker/relay.ts'
import { useRelayDatabase } from './relay-database.ts'
import { aCompletedWish, aWish, rememberingEngine, secondsAgo } from './wishes.ts'

const given = useRelayDatabase()
const { partsWith, relayed } = given

describe('relayOnce', () => {
  it('starts what was accepted a while ago, and leaves what the door may be starting now', async () => {
    const due = await aWish(given.database)
    // a little ahead: a slow machine may take long from here to the look
    await aWish(given.database, secondsAgo(-30))
    const wishes: unknown[] = []
    const start: Engine['start'] = async (wish) => void wishes.push(wish)
    await relayOnce(partsWith({ ...rememberingEngine(), start }))
    const organisationCode = 'hjemmepleje-nord'
    const wish = { kind: 'cancellation', id: due, reasonCode: 'not-home', organisationCode }
    expect(wishes).toEqual([wish])
  })

  it('starts again after a while what it started in vain, and not before', async () => {
    const id = await aWish(given.database)
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
    const ids = [
      await aWish(given.database),
      await aWish(given.database),
      await aWish(given.database),
    ]
    const engine = rememberingEngine({ failing: ids.slice(0, 1) })
    await relayOnce(partsWith(engine))
    expect(engine.started.sort()).toEqual(ids.sort())
  })
})

describe('relayOnce, at its limits', () => {
  it('claims nothing while the engine is down', async () => {
    const id = await aWish(given.database)
    const down = rememberingEngine({ up: false })
    await relayOnce(partsWith(down))
    expect(down.started).toEqual([])
    const up = rememberingEngine()
    await relayOnce(partsWith(up))
    expect(up.started).toEqual([id])
  })

  it('takes fifty at a time, the oldest first', async () => {
    const ids: string[] = []
    for (let n = 0; n < 60; n += 1) ids.push(await aWish(given.database, secondsAgo(100 - n)))
    const engine = rememberingEngine()
    await relayOnce(partsWith(engine))
    expect([...engine.started].sort()).toEqual(ids.slice(0, 50).sort())
    await relayOnce(partsWith(engine))
    expect([...engine.started].sort()).toEqual([...ids].sort())
  })

  it('leaves what is completed alone while its task is not done', async () => {
    const id = await aCompletedWish(given.database, given.db)
    await relayed(id, 20)
    const engine = rememberingEngine()
    await relayOnce(partsWith(engine))
    expect([engine.started, engine.told]).toEqual([[], []])
  })

  it('counts what it had to do', async () => {
    await aWish(given.database)
    const parts = partsWith(rememberingEngine())
    await relayOnce(parts)
    expect((await parts.metrics.relayed.get()).values).toContainEqual(
      expect.objectContaining({ labels: { what: 'start' }, value: 1 }),
    )
  })
})

describe('relayOnce, beside another relay', () => {
  it('passes by what the other has in hand, without waiting for it', async () => {
    const [held, free] = [await aWish(given.database), await aWish(given.database)]
    const other = new pg.Client({ connectionString: given.database.adminUrl })
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
    for (let n = 0; n < 40; n += 1) ids.push(await aWish(given.database))
    const engine = rememberingEngine()
    await Promise.all(Array.from({ length: 8 }, () => relayOnce(partsWith(engine))))
    expect(engine.started.sort()).toEqual(ids.sort())
  })
})
