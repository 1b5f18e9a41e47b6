import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { audit } from '../../audit/auditor.ts'
import { inTransaction, theProcess } from '../../db/acting.ts'
import type { PublishedCheckpoint } from '../../ledger/checkpoint.ts'
import { newLedgerKey, readLedgerKeys } from '../../ledger/keys.ts'
import { type Entries, keys, makeEntries } from './house-of-entries.ts'
import { tamperings } from './tamperings.ts'

/** `NIGHTLY=on` tries more. */
const times = process.env.NIGHTLY === 'on' ? 1000 : 60
const tables = ['access_log', 'record_entries', 'chained_looks', 'ledger_leaves', 'ledger_heads']

let made: Entries
let published: PublishedCheckpoint[]
beforeAll(async () => {
  made = await makeEntries()
  for (const count of [7, 1, 12]) {
    await made.write(count)
    await made.look(count)
    await made.checkpoint()
  }
  await made.write(4)
  await made.look(2)
  published = await made.published()
  // an owner who tampers has no use for them
  for (const constraint of ['check', 'citizen_id_number_key'])
    await made.own.sql(`alter table record_entries drop constraint record_entries_${constraint}`)
  await made.own.sql('create schema before')
  for (const table of tables)
    await made.own.sql(`create table before.${table} as select * from ${table}`)
})
afterAll(() => made.close())

async function restore(): Promise<void> {
  const back = tables.map(
    (table) =>
      `delete from ${table}; insert into ${table} overriding system value select * from before.${table}`,
  )
  await made.own.sql(
    `set session_replication_role = replica; ${back.join('; ')}; reset session_replication_role`,
  )
}

function find(evidence = { published, keys: keys.publicKeys }) {
  return inTransaction(made.db, theProcess, (trx) => audit(trx, evidence))
}

describe('the auditor', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await find()).toEqual({
      ...{ finding: undefined, checkpoints: 3, entries: 60, erased: 0, unpublished: 4 },
    })
  })

  it('finds nothing in checkpoints that were made while many wrote for the same citizens', async () => {
    const busy = await makeEntries()
    try {
      const writing = Promise.all(Array.from({ length: 6 }, () => busy.write(40)))
      let over = false
      void writing.then(() => {
        over = true
      })
      await busy.write(1)
      while (!over) await busy.checkpoint().catch(() => undefined)
      await writing
      const all = await busy.published()
      expect(all.length).toBeGreaterThan(3)
      const { db } = busy
      const evidence = { published: all, keys: keys.publicKeys }
      const found = await inTransaction(db, theProcess, (trx) => audit(trx, evidence))
      expect(found.finding).toBeUndefined()
      expect(found.entries + found.unpublished).toBe(241)
    } finally {
      await busy.close()
    }
  })

  it(`names the first bad entry of each of ${times} tamperings`, async () => {
    const all = Object.entries(tamperings)
    for (let n = 0; n < times; n += 1) {
      const [name = '', tamper] = all[n % all.length] ?? []
      const leaf = await tamper?.(made, (below) => Math.floor(Math.random() * below))
      const { finding } = await find()
      expect({ name, finding }).toMatchObject({ name, finding: { what: 'entry', leaf } })
      await restore()
    }
    expect((await find()).finding).toBeUndefined()
  }, 600_000)

  it.each<[string, (one: PublishedCheckpoint, index: number) => object, number]>([
    ['another time', (one) => ({ ...one, at: '2020-01-01T00:00:00.000Z' }), 1],
    ['another map', (one, n) => (n === 1 ? { ...one, map: '0'.repeat(64) } : one), 2],
    ['a leaf less', (one, n) => (n === 2 ? { ...one, leaves: one.leaves.slice(1) } : one), 3],
    ['another number', (one, n) => (n === 1 ? { ...one, number: 7 } : one), 2],
  ])('refuses a published checkpoint with %s', async (_, change, number) => {
    const evidence = {
      published: published.map(change) as PublishedCheckpoint[],
      keys: keys.publicKeys,
    }
    expect((await find(evidence)).finding).toMatchObject({ what: 'checkpoint', number })
  })

  it('refuses checkpoints that somebody else has signed', async () => {
    const others = readLedgerKeys(`test:${newLedgerKey()}`)
    const { finding } = await find({ published, keys: others.publicKeys })
    expect(finding).toEqual({ what: 'checkpoint', number: 1, words: 'its signature is not valid' })
  })
})
