import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { audit } from '../../audit/auditor.ts'
import { inTransaction, theProcess } from '../../db/acting.ts'
import { type Entries, keys, makeEntries } from './house-of-entries.ts'

let made: Entries
beforeAll(async () => {
  made = await makeEntries()
  for (const count of [7, 1, 12]) {
    await made.write(count)
    await made.checkpoint()
  }
  await made.write(4)
})
afterAll(() => made.close())

async function find() {
  const evidence = { published: await made.published(), keys: keys.publicKeys }
  return inTransaction(made.db, theProcess, (trx) => audit(trx, evidence))
}

describe('the auditor', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await find()).toEqual({
      ...{ finding: undefined, checkpoints: 3, entries: 20, erased: 0, unpublished: 4 },
    })
  })
})
