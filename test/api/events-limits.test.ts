import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { tokenFor } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { type Listening, listenAs } from '../run/listening.ts'

const sizes = { ofIdentity: 2, ofProcess: 4, unreadBytes: 256 * 1024, heartbeatMs: 200 }

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ streamSizes: sizes })
})
afterAll(() => house.close())

const open: Listening[] = []
async function listening(subject: string): Promise<Listening> {
  const one = await listenAs(house.url, subject)
  open.push(one)
  return one
}
const leaveAll = async () => {
  for (const one of open.splice(0)) await one.leave()
}
afterEach(leaveAll)

async function openStreams(): Promise<number> {
  const { text } = await house.as('otto').get('/metrics')
  return Number(/^borgerdialog_event_streams (\d+)$/m.exec(text)?.[1])
}
const untilNone = () => eventually(openStreams, (n) => n === 0)

describe('streams', () => {
  it('are two for each identity here, and one more when one has gone', async () => {
    const [one] = [await listening('anna'), await listening('anna')]
    const reply = await house.as('anna').get('/v1/events')
    expect([reply.status, reply.body.code]).toEqual([429, 'streams-full'])
    expect(reply.headers.get('Retry-After')).toBe('10')
    expect((await listening('bent')).status).toBe(200)
    await one.leave()
    expect(await eventually(openStreams, (n) => n === 2)).toBe(2)
    expect((await listening('anna')).status).toBe(200)
  })

  it('are four for the process here', async () => {
    await untilNone()
    for (const who of ['anna', 'bent', 'eva', 'nils']) await listening(who)
    const reply = await house.as('sara').get('/v1/events')
    expect([reply.status, reply.body.code]).toEqual([503, 'unavailable'])
    expect(reply.headers.get('Retry-After')).toBe('10')
  })

  it('show that they are there, and say from where to resume', async () => {
    await untilNone()
    const one = await listening('anna')
    const { id } = await one.until('ready')
    await eventually(
      async () => one.lastId(),
      (last) => last !== id,
    )
    expect(one.lastId()).not.toBe(id)
    await one.leave()
    const again = await listenAs(house.url, 'anna', { lastEventId: one.lastId() })
    open.push(again)
    await sleep(500)
    expect(again.heard).toEqual([])
  })

  it('are not begun by a HEAD', async () => {
    await untilNone()
    const headers = { Authorization: `Bearer ${await tokenFor({ subject: 'anna' })}` }
    const reply = await fetch(`${house.url}/v1/events`, { method: 'HEAD', headers })
    expect(reply.status).toBe(200)
    expect(await untilNone()).toBe(0)
  })

  it('are dropped where the client does not read, and the others go on', async () => {
    await untilNone()
    const [visit = ''] = await house.book({})
    const { threadId } = (await house.as('anna').cancel(visit)).body
    const headers = { Authorization: `Bearer ${await tokenFor({ subject: 'eva' })}` }
    const slow = request(`${house.url}/v1/events`, { headers })
    slow.on('error', () => undefined).on('response', (response) => response.pause())
    slow.end()
    const other = await listening('nils')
    expect(await eventually(openStreams, (n) => n === 2)).toBe(2)
    // more than what the machine keeps for a connection
    const many = await house.db.sql<{ id: string }>(
      `insert into events (kind, resource_id, thread_id)
        select 'message', gen_random_uuid(), $1 from generate_series(1, 60000)
        returning resource_id as id`,
      [threadId],
    )
    const wanted = new Set(many.map(({ id }) => id))
    expect(await eventually(openStreams, (n) => n === 1)).toBe(1)
    // what the cancellation itself said may come late, and is not counted
    const count = async () => other.heard.filter(({ data }) => wanted.has(data.id ?? '')).length
    expect(await eventually(count, (n) => n === 60_000)).toBe(60_000)
    slow.destroy()
  })

  it('end at once when the house closes', async () => {
    await untilNone()
    const one = await listening('anna')
    await one.until('ready')
    const before = Date.now()
    await house.reopen()
    expect(await one.untilEnded(1)).toBe(true)
    expect(Date.now() - before).toBeLessThan(5000)
  })
})
