import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { audit } from '../../audit/auditor.ts'
import { readSource } from '../../audit/source.ts'
import { inTransaction, theProcess } from '../../db/acting.ts'
import { openDatabase } from '../../db/database.ts'
import { waitForTurn } from '../../db/models/ledger.ts'
import { readLedgerKeys } from '../../ledger/keys.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { theVault } from '../run/servers.ts'

/** Of the cancellation; hers who asked for it, and the process's that carried it out. */
const [entries, looks] = [1, 2]

let folder: string
let house: TestHouse
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checkpoints-'))
  house = await openTestHouse({ checkpointFolder: folder })
  const [visit] = await house.book({})
  const db = openDatabase({ url: house.db.url, vault: theVault(), size: 1 })
  // no checkpoint comes in the middle
  const made = await inTransaction(db, theProcess, async (trx) => {
    await waitForTurn(trx)
    return house.as('anna').cancel(visit ?? '')
  })
  await db.destroy()
  expect(made.status).toBe(201)
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const ask = (path: string) => fetch(`${house.url}${path}`)

describe('checkpoints', () => {
  it('come by themselves, and are there for anyone, by the API and as files', async () => {
    const published = await eventually(
      () => readSource(folder),
      (all) => all.length > 0,
    )
    expect(published).toHaveLength(1)
    expect(await readSource(house.url)).toEqual(published)
    const list = await (await ask('/v1/checkpoints')).json()
    const [{ leaves, publicKey, ...signed } = { leaves: [], publicKey: '' }] = published
    expect(leaves).toHaveLength(entries + looks)
    const [known] = readLedgerKeys(house.options.ledgerKeys).publicKeys.values()
    expect(publicKey).toBe(known?.export({ type: 'spki', format: 'der' }).toString('base64'))
    expect(list).toEqual({ items: [signed], next: null })
  })

  it('are what an audit of the house holds against', async () => {
    const db = openDatabase({ url: house.db.url, vault: theVault() })
    try {
      const keys = readLedgerKeys(house.options.ledgerKeys).publicKeys
      const published = await readSource(house.url)
      const found = await inTransaction(db, theProcess, (trx) => audit(trx, { published, keys }))
      expect(found).toMatchObject({ finding: undefined, checkpoints: 1, entries: entries + looks })
    } finally {
      await db.destroy()
    }
  })

  it.each(['2', '0', '-1', '1.5', 'x', '01', '99999999999999999999'])(
    'have no number %s',
    async (number) => {
      const answer = await ask(`/v1/checkpoints/${number}`)
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ code: 'not-found' })
    },
  )
})
