import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { eraseCitizen } from '../../db/erase.ts'
import { type CameBack, eraseAgain } from '../../db/erase-again.ts'
import { readErasures } from '../../integrations/witness/erasures.ts'
import type { ErasureCertificate } from '../../ledger/erasure.ts'
import { ask } from '../api/disclosures.ts'
import { type Backup, backUp } from '../run/backup.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { because, erasingOn } from '../run/erasing.ts'
import { openTestHouse, quiet } from '../run/house.ts'
import { makeKeys, type OwnKeys } from '../run/keys.ts'
import { anna, bent } from '../run/visits.ts'

let keys: OwnKeys | undefined
let db: TestDatabase
let folder: string
let restored: Backup | undefined
let certificate: ErasureCertificate
/** The key as it lay in the store. */
let annasKey: { id: string; wrapped: string }

beforeEach(async () => {
  await close()
  keys = await makeKeys()
  db = await makeDatabase(undefined, keys)
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-again-'))
  restored = await backUp(db.url)
  const [key] = await keys.sql<{ id: string; wrapped: string }>(
    'select id, wrapped from data_keys where id = $1',
    [(await lines(db))[0]?.key_id],
  )
  if (!key) throw new Error('There is no key')
  annasKey = key
  const made = await eraseCitizen(erasing(), { citizenId: anna, reason: because })
  if (!made) throw new Error('Nobody was erased')
  certificate = made
})
afterAll(close)

async function close(): Promise<void> {
  await restored?.drop()
  await db?.drop()
  await keys?.drop()
  if (folder) await rm(folder, { recursive: true, force: true })
}

function own(): OwnKeys {
  if (!keys) throw new Error('There are no keys')
  return keys
}

/** The restored copy belongs to whoever made it; its owner is as the services' tables' owner. */
function erasing(database = db.ownerUrl) {
  return erasingOn({ ownerUrl: database, vault: own().vault }, folder)
}

const lines = ({ sql }: Pick<TestDatabase, 'sql'>) =>
  sql<{ key_id: string }>('select key_id from citizen_keys where citizen_id = $1', [anna])

const restoredUrl = () => {
  const url = new URL(db.ownerUrl)
  url.pathname = new URL(restored?.url ?? '').pathname
  return url.href
}

/** A copy of the key store from before the erasure. */
async function restoreKeys(): Promise<void> {
  await own().sql('alter table erasure_certificates disable trigger all')
  await own().sql('delete from erasure_certificates')
  await own().sql('alter table erasure_certificates enable trigger all')
  await own().sql('insert into data_keys (id, wrapped) values ($1, $2)', [
    annasKey.id,
    annasKey.wrapped,
  ])
}

const isKeyThere = async () => (await own().vault.store.find([annasKey.id])).size === 1

async function againOn(url: string): Promise<CameBack[]> {
  const [known] = await readErasures(folder)
  const first = await eraseAgain(erasing(url), known ?? certificate)
  return [first, await eraseAgain(erasing(url), known ?? certificate)]
}

describe('a restore', () => {
  it('of neither leaves nothing to do again', async () => {
    expect(await againOn(db.ownerUrl)).toEqual(['nothing', 'nothing'])
  })

  it('of the main database leaves the key gone and certified; what is not sealed goes again', async () => {
    if (!restored) throw new Error('Nothing was restored')
    expect(await lines(restored)).toEqual([{ key_id: certificate.keyId }])
    expect(await isKeyThere()).toBe(false)
    expect(await own().vault.store.certificates()).toEqual([certificate])
    expect(await againOn(restoredUrl())).toEqual(['citizen', 'nothing'])
    expect(await lines(restored)).toEqual([])
    const [citizen] = await restored.sql('select subject, cpr_hash from citizens where id = $1', [
      anna,
    ])
    expect(citizen).toEqual({ subject: `erased ${anna}`, cpr_hash: null })
  })

  it('of the key store brings the key back, until it is destroyed by the certificate in the folder', async () => {
    await restoreKeys()
    expect(await isKeyThere()).toBe(true)
    expect(await own().vault.store.certificates()).toEqual([])
    expect(await againOn(db.ownerUrl)).toEqual(['key', 'nothing'])
    expect(await isKeyThere()).toBe(false)
    expect(await own().vault.store.certificates()).toEqual([certificate])
  })

  it('of both brings the citizen back, until then', async () => {
    await restoreKeys()
    const house = await openTestHouse({ databaseUrl: restored?.url ?? '' }, quiet, own())
    try {
      expect((await house.as('anna').get('/v1/me')).status).toBe(200)
      expect(await againOn(restoredUrl())).toEqual(['citizen', 'nothing'])
      await house.reopen()
      expect((await house.as('anna').get('/v1/me')).status).toBe(401)
      expect((await house.as('bent').get('/v1/me')).body).toMatchObject({ id: bent })
    } finally {
      await house.close()
    }
    expect(await isKeyThere()).toBe(false)
  })

  it('of both with a request that had ended by then holds nobody; a newer one does', async () => {
    await restoreKeys()
    const house = await openTestHouse({ databaseUrl: restored?.url ?? '' }, quiet, own())
    try {
      await ask(house)
      expect(await againOn(restoredUrl())).toEqual(['held', 'held'])
      expect(await isKeyThere()).toBe(true)
      await restored?.sql(`update disclosure_requests set asked_at = now() - interval '1 day'`)
      expect(await againOn(restoredUrl())).toEqual(['citizen', 'citizen'])
      expect(await isKeyThere()).toBe(false)
      await house.reopen()
      expect((await house.as('anna').get('/v1/me')).status).toBe(401)
    } finally {
      await house.close()
    }
  })
})

describe('the folder', () => {
  it('keeps a certificate as it is', async () => {
    const { publish } = erasing()
    await publish(certificate)
    await expect(publish({ ...certificate, reason: 'x' })).rejects.toThrow('is another one')
    await expect(publish({ ...certificate, id: '../x' })).rejects.toThrow('no id')
    expect(await readErasures(folder)).toEqual([certificate])
  })

  it('says which file is no certificate', async () => {
    await writeFile(join(folder, 'erasures', 'x.json'), '{')
    await expect(readErasures(folder)).rejects.toThrow('x.json is no certificate')
  })
})
