import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { audit } from '../../audit/auditor.ts'
import { inTransaction, theProcess } from '../../db/acting.ts'
import { openDatabase } from '../../db/database.ts'
import { migrate } from '../../db/migrate.ts'
import { type House, openHouse } from '../../worker/house.ts'
import { callAs } from '../run/caller.ts'
import { quiet } from '../run/house.ts'
import { houseOptions } from '../run/house-options.ts'
import { theVault } from '../run/servers.ts'
import { anna, rita } from '../run/visits.ts'
import {
  fillOldChat,
  fillOldEntry,
  fillOldPeople,
  fillOldWish,
  makeOldHouse,
  type OldHouse,
  type OldWish,
} from './old-house.ts'

const said = ['Anna skriver æøå', 'Rita skriver 🙂', "Eva skriver 'ja'"]
const wished = ['Annas egen tekst', 'Ritas egen tekst']
const reason = 'Vi vil gerne høre mere'

let old: OldHouse
let own: OldWish
let ritas: OldWish
let threadId: string
beforeAll(async () => {
  old = await makeOldHouse()
  await fillOldPeople(old)
  threadId = await fillOldChat(old, said)
  const [text = '', other = ''] = wished
  own = await fillOldWish(old, { actorId: anna, text, threadId, number: 4 })
  ritas = await fillOldWish(old, { actorId: rita, text: other, threadId, number: 5 })
  await fillOldEntry(old, threadId, reason)
  expect(await clearIn()).not.toEqual([])
  await migrate(old.ownerUrl, theVault())
})
afterAll(() => old.drop())

/** The clear words that are found in some row, of whatever table. */
async function clearIn(): Promise<string[]> {
  const tables = await old.sql<{ name: string }>(`select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace`)
  const all: string[] = []
  for (const { name } of tables) {
    const rows = await old.sql<{ row: string }>(`select t::text as row from ${name} t`)
    all.push(...rows.map(({ row }) => row))
  }
  const words = [...said, ...wished, reason, 'Anna Jensen', 'Rita Holm', 'Bent Møller']
  return words.filter((word) => all.some((row) => row.includes(word)))
}

/** Some columns of all Anna's rows, opened. */
async function opened(table: string, columns: string[], order: string) {
  const rows = await old.sql<Record<string, string>>(
    `select t.*, k.key_id from ${table} t join citizen_keys k on k.citizen_id = t.citizen_id
      order by ${order}`,
  )
  const keys = await theVault().keysOf(rows.map(({ key_id = '' }) => key_id))
  return rows.map((row) =>
    columns.map((column) => {
      const sealed = row[column]
      return sealed ? keys.get(row.key_id ?? '')?.open(sealed) : null
    }),
  )
}

describe('a database that held names and texts in the clear', () => {
  it('holds none of them after the migration', async () => {
    expect(await clearIn()).toEqual([])
  })

  it('opens to the same texts, signed as they were then', async () => {
    expect(await opened('cancellations', ['text', 'signature'], 'accepted_at')).toEqual([
      [wished[0], 'Anna Jensen'],
      [wished[1], 'Rita Holm på vegne af Anna Jensen'],
    ])
    expect(await opened('messages', ['text', 'author_name'], 'number')).toEqual([
      [said[0], 'Anna Jensen'],
      [said[1], 'Rita Holm på vegne af Anna Jensen'],
      [said[2], null],
      [`Besked: ${wished[0]}`, 'Anna Jensen'],
      [`Besked: ${wished[1]}`, 'Rita Holm på vegne af Anna Jensen'],
    ])
    const texts = await opened('tasks', ['text'], 'created_at')
    expect(texts.flat()).toEqual(wished.map((text) => `Opgave: ${text}`))
    expect((await opened('record_entries', ['text'], 'position')).flat()).toEqual([
      ...wished.map((text) => `Post: ${text}`),
      `Begrundelse: ${reason}`,
    ])
    const details = await old.sql<{ details: object }>(
      'select details from record_entries order by position',
    )
    expect(details[2]).toEqual({ details: { open: true, version: 2 } })
  })

  it('commits to what was in the record, and chains it', async () => {
    const db = openDatabase({ url: old.url, vault: theVault() })
    try {
      const evidence = { published: [], keys: new Map() }
      const found = await inTransaction(db, theProcess, (trx) => audit(trx, evidence))
      expect(found).toMatchObject({ finding: undefined, unpublished: 3, erased: 0 })
    } finally {
      await db.destroy()
    }
  })

  it.each([
    `update citizens set name = 'Anna Jensen'`,
    `update citizens set cpr = 'x'`,
    `update cancellations set text = 'x'`,
    `update cancellations set signature = 'Anna Jensen'`,
    `update cancellations set signature = null`,
    `update tasks set text = 'x'`,
    `update messages set text = 'x'`,
    `update messages set author_name = 'Anna Jensen'`,
    `update messages set citizen_id = null`,
    `update idempotency_keys set body = '{}'`,
    `insert into citizen_keys values (gen_random_uuid(), null)`,
  ])('takes no clear text any more: %s', async (text) => {
    await expect(old.sql(text)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) })
  })

  it('has append-only record entries again', async () => {
    for (const text of ['update record_entries set at = now()', 'delete from record_entries']) {
      await expect(old.sql(text)).rejects.toMatchObject({ code: '23001' })
    }
  })

  it('is not migrated a second time', async () => {
    expect(await migrate(old.ownerUrl, theVault())).toEqual([])
  })
})

describe('a house opened on it', () => {
  let house: House
  const as = (subject: string) => callAs(`http://127.0.0.1:${house.api?.port}`, subject)
  beforeAll(async () => {
    house = await openHouse(houseOptions(old.url), quiet)
    await house.working
  })
  afterAll(() => house.close())

  it('shows everyone their own, as before', async () => {
    const wish = await as('rita').get(`/v1/cancellations/${ritas.id}`)
    expect(wish.body).toMatchObject({ text: wished[1], status: 'completed' })
    const { body } = await as('anna').get(`/v1/threads/${threadId}/messages`)
    expect(body.items.map(({ author }) => author.name).slice(0, 2)).toEqual([
      'Anna Jensen',
      'Rita Holm på vegne af Anna Jensen',
    ])
    expect((await as('eva').get(`/v1/tasks/${own.taskId}`)).body.text).toBe(`Opgave: ${wished[0]}`)
    expect((await as('anna').get(`/v1/citizens/${anna}/record`)).body.items).toHaveLength(3)
  })

  it('knows who had read, by team and as far as there is a name, and who opened a chat', async () => {
    const { body } = await as('eva').get(`/v1/threads/${threadId}/messages`)
    const seen = body.items.map(({ seenBy }) => seenBy.map(({ kind, name }) => [kind, name]))
    expect(seen.slice(0, 3)).toEqual([
      [['employee', 'Eva Lund']],
      [['employee', 'Eva Lund']],
      [['representative', null]],
    ])
    const { body: annas } = await as('anna').get(`/v1/threads/${threadId}/messages`)
    expect(annas.items[0].seenBy[0]).toMatchObject({ organisation: 'Hjemmepleje Nord', name: null })
    const opened = await old.sql('select opened_by as by from threads where id = $1', [threadId])
    expect(opened).toEqual([{ by: anna }])
  })

  it('answers an old key with the old answer', async () => {
    for (const [subject, { visitId, key, id }] of [
      ['anna', own],
      ['rita', ritas],
    ] as const) {
      const text = subject === 'anna' ? wished[0] : wished[1]
      const headers = { 'Idempotency-Key': key }
      const again = await as(subject).cancel(visitId, { reasonCode: 'other', text }, headers)
      expect(again.body).toMatchObject({ id, text })
      const other = await as(subject).cancel(visitId, { reasonCode: 'ill' }, headers)
      expect(other.body.code).toBe('idempotency-key-reused')
    }
  })

  it('takes new wishes and messages', async () => {
    const { status } = await as('anna').post(`/v1/threads/${threadId}/messages`, { text: 'Tak' })
    expect(status).toBe(201)
  })
})
