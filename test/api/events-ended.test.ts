/** A right that ends, ends on an open stream too, at once. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { tokenFor } from '../run/caller.ts'
import { holdTransaction } from '../run/hold.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { type Listening, listenAs } from '../run/listening.ts'
import { makeWorld, tokenOf, type World } from '../run/rights.ts'
import { anna } from '../run/visits.ts'

let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openTestHouse()
  world = await makeWorld(house)
})
afterAll(() => house.close())

const open: Listening[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.leave()
})

async function listening(persona: string): Promise<Listening> {
  const token = tokenOf(persona)
  const one = await listenAs(house.url, persona, token && { token })
  open.push(one)
  await one.until('ready')
  return one
}

/** By another system, or by the employer. */
const ends = [
  [
    'rita',
    'delete from representations where representative_id = (select id from citizens where subject = $1)',
    false,
  ],
  [
    'see',
    `update representations set ends_at = now() where representative_id = (select id from citizens where subject = $1)`,
    false,
  ],
  ['eva', 'update employees set active = false where subject = $1', true],
  [
    'sara',
    'delete from employments where employee_id = (select id from employees where subject = $1)',
    false,
  ],
] as const

async function writeMessage(): Promise<string> {
  const { threads } = world.thingsFor('anna')
  const open = `update threads set reply_open = true, reply_to = 'organisation' where id = $1`
  await house.db.sql(open, [threads])
  return (await house.as('anna').post(`/v1/threads/${threads}/messages`, { text: 'Hej' })).body.id
}

describe('a right that ends in mid-stream', () => {
  it.each(ends)('%s hears nothing more: %s', async (name, sql, isEnded) => {
    const [one, annas] = [await listening(name), await listening('anna')]
    const sees = name !== 'sara'
    const before = await writeMessage()
    if (sees) await one.until('message', before)
    await house.db.sql(sql, [name])
    const after = await writeMessage()
    await annas.until('message', after)
    if (isEnded) expect(await one.untilEnded()).toBe(true)
    else await one.until('me')
    const again = await writeMessage()
    await annas.until('message', again)
    await sleep(200)
    expect(one.heard.map(({ data }) => data.id)).not.toContain(after)
    expect(one.heard.map(({ data }) => data.id)).not.toContain(again)
  })

  it('a representation that runs out by itself is over without a word', async () => {
    const who = `(select id from citizens where subject = 'write')`
    // long enough for the first message to be heard before
    const soon = new Date(Date.now() + 5000)
    const sql = `update representations set scopes = '{see}', ends_at = $1 where representative_id = ${who}`
    await house.db.sql(sql, [soon])
    const one = await listening('write')
    const before = await writeMessage()
    await one.until('message', before)
    await sleep(soon.getTime() - Date.now() + 100)
    const annas = await listening('anna')
    const after = await writeMessage()
    await annas.until('message', after)
    expect(one.heard.map(({ data }) => data.id)).not.toContain(after)
  })

  it('is over for what is told later by a transaction that began before', async () => {
    const restore = `update representations set ends_at = null, scopes = '{see}' where citizen_id = $1`
    await house.db.sql(restore, [anna])
    const [one, annas] = [await listening('cancel'), await listening('anna')]
    const { threads } = world.thingsFor('anna')
    const writer = await holdTransaction(house.db.adminUrl)
    await writer.sql(`update threads set reply_version = reply_version + 1 where id = $1`, [
      threads,
    ])
    // the word that the right has ended is held back by this one
    const holder = await holdTransaction(house.db.adminUrl)
    await house.db.sql(
      `delete from representations where representative_id =
        (select id from citizens where subject = 'cancel')`,
    )
    await writer.commit()
    await annas.until('thread', threads)
    await sleep(200)
    expect(one.heard.map(({ event }) => event)).not.toContain('thread')
    await holder.commit()
    await one.until('me')
  })
})

describe('a token that expires', () => {
  it('ends the stream', async () => {
    // a minute is tolerated, as at every door; some seconds of it are left to come in
    const token = tokenFor({ subject: 'anna', expiresIn: Math.floor(Date.now() / 1000) - 54 })
    const one = await listenAs(house.url, 'anna', { token })
    expect(one.status).toBe(200)
    expect(await one.untilEnded()).toBe(true)
  })
})
