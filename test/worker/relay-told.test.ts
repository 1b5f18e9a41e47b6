import { describe, expect, it } from '@jest/globals'
import { relayOnce, startRelay } from '../../worker/relay.ts'
import { eventually } from '../run/eventually.ts'
import { anna } from '../run/visits.ts'
import { useRelayDatabase } from './relay-database.ts'
import { aCompletedWish, aWish, rememberingEngine, secondsAgo } from './wishes.ts'

const given = useRelayDatabase()
const { partsWith, relayed } = given

describe('relayOnce, where a task is done', () => {
  async function done(id: string, doneAt: string): Promise<void> {
    const query = `update tasks set status = 'done', outcome = 'no-action', done_at = $2 where cancellation_id = $1`
    await given.database.sql(query, [id, doneAt])
    await relayed(id, 20)
  }

  it('tells the process that still waits, and again after a while', async () => {
    const id = await aCompletedWish(given.database, given.db)
    await done(id, secondsAgo(10))
    const engine = rememberingEngine({ failing: [id] })
    await relayOnce(partsWith(engine))
    await relayOnce(partsWith(engine))
    expect(engine.told).toEqual([id])
    await relayed(id, 20)
    await relayOnce(partsWith(engine))
    expect(engine).toMatchObject({ told: [id, id], started: [] })
  })

  it('ends the follow-up of a process that an operator ended', async () => {
    const id = await aCompletedWish(given.database, given.db)
    await done(id, secondsAgo(10))
    await relayOnce(partsWith(rememberingEngine({ gone: [id] })))
    const query = 'select followed_up_at is not null as ended from cancellations where id = $1'
    expect(await given.database.sql(query, [id])).toEqual([{ ended: true }])
  })

  it('leaves it to the door while the task was done just now', async () => {
    await done(await aCompletedWish(given.database, given.db), secondsAgo(-30))
    const engine = rememberingEngine()
    await relayOnce(partsWith(engine))
    expect(engine.told).toEqual([])
  })

  it('leaves a process alone that has heard of it', async () => {
    const id = await aCompletedWish(given.database, given.db)
    await done(id, secondsAgo(10))
    await given.database.sql('update cancellations set followed_up_at = now() where id = $1', [id])
    const engine = rememberingEngine()
    await relayOnce(partsWith(engine))
    expect(engine.told).toEqual([])
  })
})

describe('startRelay', () => {
  it('relays by itself, goes on after a failure, and forgets keys after seven days', async () => {
    const key = (name: string, days: number) =>
      given.database.sql(
        `insert into idempotency_keys (actor_id, key, fingerprint, status, headers, body, created_at)
          values ($1, $2, '', 201, '{}', '', $3)`,
        [anna, name, secondsAgo(days * 86_400)],
      )
    await key('old', 7.1)
    await key('young', 6.9)
    const id = await aWish(given.database)
    const engine = rememberingEngine()
    let asked = 0
    const isUp = async () => {
      asked += 1
      if (asked === 1) throw new Error('connection lost')
      return true
    }
    const relay = startRelay(partsWith({ ...engine, isUp }))
    try {
      await eventually(
        async () => engine.started,
        (started) => started.length > 0,
      )
      const keys = () => given.database.sql<{ key: string }>('select key from idempotency_keys')
      expect(await eventually(keys, (kept) => kept.length === 1)).toEqual([{ key: 'young' }])
      expect(engine.started).toEqual([id])
    } finally {
      await relay.close()
    }
    const after = asked
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(asked).toBe(after)
  })
})
