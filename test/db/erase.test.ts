import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { eraseCitizen } from '../../db/erase.ts'
import { isDatabaseAway } from '../../db/failures.ts'
import type { KeyStore } from '../../db/key-store.ts'
import type { Vault } from '../../db/vault.ts'
import { openTestHouse, quiet, type TestHouse } from '../run/house.ts'
import { makeKeys, type OwnKeys } from '../run/keys.ts'
import { vaultOn } from '../run/servers.ts'
import { anna, bent } from '../run/visits.ts'

let keys: OwnKeys | undefined
let house: TestHouse
const killed = new Error('killed')

beforeEach(async () => {
  await close()
  keys = await makeKeys()
  house = await openTestHouse({}, quiet, keys)
})
afterAll(close)

async function close(): Promise<void> {
  if (!keys) return
  await house.close()
  await keys.drop()
}

/** The vault of this test, whose store does something else when a key is to go. */
function vaultThat(destroy: (id: string, store: KeyStore) => Promise<void>): Vault {
  if (!keys) throw new Error('There are no keys')
  const { vault } = keys
  const { store } = vault
  return { ...vault, store: { ...store, destroy: (id) => destroy(id, store) } }
}

const erase = (vault: Vault, citizenId = anna) =>
  eraseCitizen({ ownerUrl: house.db.ownerUrl, vault }, citizenId)
const atOnce = vaultThat.bind(null, (id, store) => store.destroy(id))

async function left(): Promise<{ line: number; key: number }> {
  const sql = 'select key_id from citizen_keys where citizen_id = $1'
  const lines = await house.db.sql<{ key_id: string }>(sql, [anna])
  const named = await keys?.sql('select from data_keys where id = $1', [lines[0]?.key_id])
  return { line: lines.length, key: named?.length ?? 0 }
}

describe('erasing a citizen', () => {
  it('takes the key and the line that names it, of that one alone', async () => {
    const count = async () => (await keys?.sql('select from data_keys'))?.length ?? 0
    const all = await count()
    expect(await erase(atOnce())).toBe(true)
    expect(await left()).toEqual({ line: 0, key: 0 })
    expect(await count()).toBe(all - 1)
    expect((await house.as('bent').get('/v1/me')).status).toBe(200)
  })

  it('has nothing to do a second time, or where nobody is', async () => {
    expect(await erase(atOnce())).toBe(true)
    expect(await erase(atOnce())).toBe(false)
    expect(await erase(atOnce(), crypto.randomUUID())).toBe(false)
  })

  it('that is killed before the key went has done nothing', async () => {
    const dying = vaultThat(() => Promise.reject(killed))
    await expect(erase(dying)).rejects.toBe(killed)
    expect(await left()).toEqual({ line: 1, key: 1 })
    await house.reopen()
    expect((await house.as('anna').get('/v1/me')).status).toBe(200)
  })

  it('that is killed when the key is gone is as good as done, and ends when it is asked again', async () => {
    const dying = vaultThat(async (id, store) => {
      await store.destroy(id)
      throw killed
    })
    await expect(erase(dying)).rejects.toBe(killed)
    expect(await left()).toEqual({ line: 1, key: 0 })
    await house.reopen()
    expect((await house.as('anna').get('/v1/me')).status).toBe(401)
    expect(await erase(atOnce())).toBe(true)
    expect(await left()).toEqual({ line: 0, key: 0 })
  })

  it('waits for another day where the key store is away', async () => {
    const nowhere = vaultOn('postgres://nobody@127.0.0.1:1/keys')
    const failed = await erase(nowhere, bent).catch((error: unknown) => error)
    expect(isDatabaseAway(failed)).toBe(true)
    expect((await house.as('bent').get('/v1/me')).status).toBe(200)
  })
})
