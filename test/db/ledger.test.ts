import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { inTransaction, theProcess } from '../../db/acting.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { type ChainedEntry, commitTo, hashEntry, noPrevious } from '../../ledger/entry.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { theVault } from '../run/servers.ts'
import { anna, bent } from '../run/visits.ts'

let own: TestDatabase
let db: Database
beforeAll(async () => {
  own = await makeDatabase()
  db = openDatabase({ url: own.url, vault: theVault() })
})
afterAll(async () => {
  await db.destroy()
  await own.drop()
})

async function keyOf(citizenId: string) {
  const [line] = await own.sql<{ id: string }>(
    'select key_id as id from citizen_keys where citizen_id = $1',
    [citizenId],
  )
  const key = line && (await theVault().keyOf(line.id))
  if (!key) throw new Error('No key')
  return key
}

async function write(citizenId: string, text: string): Promise<string> {
  const id = uuid()
  const key = await keyOf(citizenId)
  const details = { n: 1.5, ø: [null, { b: true, a: 'x' }] }
  const entry = {
    id,
    citizenId,
    kind: 'message' as const,
    at: new Date().toISOString(),
    text,
    details,
  }
  await inTransaction(db, theProcess, (trx) => RecordEntry.append(trx, key, entry))
  return id
}

type Kept = ChainedEntry & { hash: string; salt: string; id: string; text: string; details: object }

function chainOf(citizenId: string): Promise<Kept[]> {
  return own.sql<Kept>(
    `select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
        h.pseudonym as citizen, e.class, e.content, e.number::int, e.previous, e.hash, e.salt, e.id,
        e.text, e.details
      from record_entries e join ledger_heads h using (citizen_id)
      where citizen_id = $1 order by e.number`,
    [citizenId],
  )
}

describe('the ledger', () => {
  it('chains what is written, each citizen’s by itself, as ledger/entry.ts says', async () => {
    const ids = [
      await write(anna, 'Første'),
      await write(bent, 'En anden'),
      await write(anna, 'Anden'),
    ]
    const chain = await chainOf(anna)
    expect(chain.map(({ id }) => id)).toEqual([ids[0], ids[2]])
    expect(chain.map(({ number }) => number)).toEqual([1, 2])
    expect(chain.map(({ previous }) => previous)).toEqual([noPrevious, chain[0]?.hash])
    for (const one of chain) expect(hashEntry(one)).toBe(one.hash)
  })

  it('commits to the content under a salt that only the citizen’s key opens', async () => {
    const key = await keyOf(anna)
    for (const { id, at, text, details, salt, content } of await chainOf(anna)) {
      const said = { kind: 'message' as const, class: 'dialogue' as const, citizenId: anna }
      const entry = { ...said, id, at, text: key.open(text), details: details as never }
      expect(commitTo(Buffer.from(key.open(salt), 'base64'), entry)).toBe(content)
      expect(commitTo(Buffer.alloc(32), entry)).not.toBe(content)
    }
  })

  it('never forks, however many write at the same moment', async () => {
    const before = (await chainOf(anna)).length
    await Promise.all(Array.from({ length: 60 }, (_, n) => write(anna, `Samtidig ${n}`)))
    const chain = await chainOf(anna)
    expect(chain.map(({ number }) => number)).toEqual(chain.map((_, index) => index + 1))
    expect(chain).toHaveLength(before + 60)
    let previous = noPrevious
    for (const one of chain) {
      expect(one.previous).toBe(previous)
      previous = hashEntry(one)
      expect(one.hash).toBe(previous)
    }
  })

  it.each([
    ['delete from ledger_heads', 'permission denied'],
    [
      'insert into ledger_heads (citizen_id, count, head) select id, 1, id::text from citizens',
      'row-level security',
    ],
    ['update record_entries set number = 7', 'permission denied'],
    ['delete from ledger_leaves', 'permission denied'],
    ['update checkpoints set size = 0', 'permission denied'],
    ['select chain_entry()', 'trigger functions can only be called as triggers'],
  ])('lets no service do: %s', async (sql, why) => {
    const doing = inTransaction(db, theProcess, async (trx) => void (await trx.raw(sql)))
    await expect(doing).rejects.toThrow(why)
  })

  it('lets no service write a head but with an entry', async () => {
    const count = 'select sum(count)::int as sum from ledger_heads'
    const [before] = await own.sql(count)
    await inTransaction(db, theProcess, (trx) => trx.raw('update ledger_heads set count = 0'))
    expect(await own.sql(count)).toEqual([before])
  })
})
