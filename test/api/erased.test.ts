import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { DataKey } from '../../db/data-key.ts'
import { eraseCitizen } from '../../db/erase.ts'
import { askAndEnd, type CitizensThings, callsAbout } from '../run/calls-about.ts'
import { because, erasingOn } from '../run/erasing.ts'
import { openTestHouse, quiet, type TestHouse } from '../run/house.ts'
import { makeKeys, type OwnKeys } from '../run/keys.ts'
import { anna, bent } from '../run/visits.ts'

const secret = 'Kun til hjemmeplejen'
const key = { 'Idempotency-Key': crypto.randomUUID() }

let keys: OwnKeys
let house: TestHouse
let annas: CitizensThings
let annasKey: DataKey | undefined
let bents: object

async function live(): Promise<void> {
  keys = await makeKeys()
  house = await openTestHouse({}, quiet, keys)
  const [cancelled = '', booked = '', other = ''] = await house.book({}, {}, { citizenId: bent })
  const { body } = await house.as('anna').cancel(cancelled, { reasonCode: 'other', text: secret })
  const { id: cancellation, taskId: task, threadId: thread } = body
  const said = `/v1/threads/${thread}/messages`
  const { body: ritas } = await house.as('rita').post(said, { text: secret }, key)
  annas = {
    ...{ citizenId: anna, booked, cancelled, cancellation, task, thread, message: ritas.id },
    disclosure: await askAndEnd(house.as, house.db, secret),
  }
  const { body: own } = await house.as('eva').post(said, { text: secret })
  await house.as('eva').post(`/v1/messages/${own.id}/wrongly-created`, { reason: secret })
  await house.as('eva').post(`/v1/threads/${thread}/notes`, { text: secret })
  await house.as('rita').post(`/v1/threads/${thread}/read`)
  await house.as('bent').cancel(other, { reasonCode: 'other', text: 'Bents' })
  bents = await allOf('bent', bent)
  annasKey = await keys.vault.keyOf(await keyIdOf(anna))
}

async function keyIdOf(citizenId: string): Promise<string> {
  const sql = 'select key_id from citizen_keys where citizen_id = $1'
  const [line] = await house.db.sql<{ key_id: string }>(sql, [citizenId])
  return line?.key_id ?? ''
}

async function allOf(subject: string, citizenId: string) {
  const paths = ['/v1/me', '/v1/appointments', '/v1/threads', `/v1/citizens/${citizenId}/record`]
  const answers = await Promise.all(paths.map((path) => house.as(subject).get(path)))
  return answers.map(({ status, body }) => ({ status, body }))
}

/** Hides the citizen at once, whatever a process remembers. */
async function removeLine() {
  await house.db.sql('delete from citizen_keys where citizen_id = $1', [anna])
}

/** As an old backup has it: the line still names a key, and no process that starts now knows it. */
async function destroyKey() {
  await keys.vault.store.destroy(await keyIdOf(anna))
  await house.reopen()
}

async function erase() {
  const { ownerUrl } = house.db
  const erasing = erasingOn({ ownerUrl, vault: keys.vault })
  const wish = { citizenId: anna, reason: because }
  expect(await eraseCitizen(erasing, wish)).toBeDefined()
  expect(await eraseCitizen(erasing, wish)).toBeUndefined()
}

describe.each([
  ['whose line of the keys is gone', removeLine],
  ['whose data key is gone', destroyKey],
  ['who was erased', erase],
])('a citizen %s', (_, take) => {
  beforeAll(async () => {
    await live()
    await take()
  })
  afterAll(async () => {
    await house.close()
    await keys.drop()
  })

  it.each(['anna', 'rita', 'eva', 'sara', 'lone', 'bent'])(
    'is read by nobody any more, and answered about without a fault: %s',
    async (subject) => {
      for (const [method, path, body] of callsAbout(annas)) {
        const headers = /P(ATCH|UT)/.test(method) ? { 'If-Match': '"1"' } : {}
        const { status, text } = await house.as(subject).send(method, path, { body, headers })
        expect({ path, status }).toEqual({ path, status: expect.any(Number) })
        expect(status).toBeLessThan(500)
        for (const word of ['Anna', secret, 'Prøvevej']) expect(text).not.toContain(word)
      }
    },
  )

  it('is not found, not even by who had to do with it', async () => {
    const { cancellation, task, thread, booked } = annas
    for (const path of [`tasks/${task}`, `threads/${thread}`, `cancellations/${cancellation}`])
      expect((await house.as('eva').get(`/v1/${path}`)).body.code).toBe('not-found')
    expect((await house.as('rita').cancel(booked)).body.code).toBe('not-found')
    const glass = `/v1/citizens/${anna}/break-glass`
    expect((await house.as('sara').post(glass, { reason: 'x' })).body.code).toBe('not-found')
  })

  it('is not signed in any more', async () => {
    expect((await house.as('anna').get('/v1/me')).body.code).toBe('unauthenticated')
  })

  it('is not told again to whom a request was answered once', async () => {
    const path = `/v1/threads/${annas.thread}/messages`
    const { text } = await house.as('rita').post(path, { text: secret }, key)
    expect(text).not.toContain(secret)
  })

  it('leaves other citizens as they were', async () => {
    expect(await allOf('bent', bent)).toEqual(bents)
  })

  it('stays unreadable in every row of a copy that has no key either', async () => {
    const copy = await rowsAbout(anna)
    expect(copy.length).toBeGreaterThan(6)
    for (const { row } of copy) expect(row).not.toMatch(/Anna|Kun til|2512489996|Prøvevej/)
    const sealed = copy.flatMap(({ row }) => row.match(/s1\.[A-Za-z0-9+/=]+/g) ?? [])
    expect(sealed.length).toBeGreaterThan(8)
    const lines = await house.db.sql<{ key_id: string }>(
      'select key_id from citizen_keys where citizen_id <> $1',
      [anna],
    )
    const others = await keys.vault.keysOf(lines.map(({ key_id }) => key_id))
    expect(others.size).toBe(3)
    for (const text of sealed) {
      for (const other of others.values()) expect(() => other.open(text)).toThrow()
    }
    // it was that key which made the difference
    expect(sealed.map((text) => annasKey?.open(text)).join()).toContain(secret)
  })
})

async function rowsAbout(citizenId: string): Promise<{ row: string }[]> {
  const wishes = ['cancellations', 'tasks', 'record_entries', 'idempotency_keys']
  const tables = [...wishes, 'messages', 'wrongly_created_messages', 'disclosure_requests']
  const rows = await Promise.all([
    house.db.sql<{ row: string }>('select c::text as row from citizens c where id = $1', [
      citizenId,
    ]),
    ...tables.map((table) =>
      house.db.sql<{ row: string }>(`select t::text as row from ${table} t where citizen_id = $1`, [
        citizenId,
      ]),
    ),
  ])
  return rows.flat()
}
