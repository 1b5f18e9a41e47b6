import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { audit } from '../../audit/auditor.ts'
import { sayAudit } from '../../audit/report.ts'
import { inTransaction, theProcess } from '../../db/acting.ts'
import { openDatabase } from '../../db/database.ts'
import { eraseCitizen } from '../../db/erase.ts'
import { because, erasingOn } from '../run/erasing.ts'
import { theRun, theVault, vaultOn } from '../run/servers.ts'
import { anna } from '../run/visits.ts'
import { type Entries, keys, makeEntries } from './house-of-entries.ts'

let made: Entries
beforeAll(async () => {
  made = await makeEntries()
  await made.write(9)
  await made.look(4)
  await made.checkpoint()
  const erasing = erasingOn({ ownerUrl: made.own.ownerUrl, vault: theVault() })
  expect(await eraseCitizen(erasing, { citizenId: anna, reason: because })).toBeDefined()
  // a process remembers her key for some minutes: one more of hers, one of Bent's, and a look
  await made.write(2)
  await made.look(1)
  await made.checkpoint()
})
afterAll(() => made.close())

/** By a vault that remembers no key. */
async function find() {
  const vault = vaultOn(theRun().keysOwnerUrl)
  const db = openDatabase({ url: made.own.url, vault, size: 2 })
  const published = await made.published()
  try {
    return await inTransaction(db, theProcess, (trx) =>
      audit(trx, { published, keys: keys.publicKeys }),
    )
  } finally {
    await db.destroy()
    await vault.store.close()
  }
}

describe('the auditor, where a citizen was erased', () => {
  it('finds nothing wrong, and says how many entries nobody can read any more', async () => {
    const found = await find()
    expect(found).toMatchObject({ finding: undefined, checkpoints: 2, entries: 21 })
    // four of eleven entries, and a look in each of five lines
    expect(found.erased).toBe(9)
    expect(sayAudit(found)).toContain('Erased: the content of 9;')
  })

  it('still finds that an entry of theirs was changed or taken away', async () => {
    const [first] = await made.own.sql<{ id: string; leaf: number }>(
      `select id, leaf::int from record_entries join ledger_leaves on entry_id = id
        where citizen_id = $1 order by position limit 1`,
      [anna],
    )
    const freely = (sql: string) =>
      made.own.sql(`set session_replication_role = replica; ${sql}; reset session_replication_role`)
    await freely(`update record_entries set at = at - interval '1 day' where id = '${first?.id}'`)
    expect((await find()).finding).toMatchObject({ what: 'entry', leaf: first?.leaf })
    await freely(`delete from record_entries where id = '${first?.id}'`)
    expect((await find()).finding).toMatchObject({ leaf: first?.leaf, words: 'it is gone' })
  })
})
