import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Erasing, eraseCitizen, LegalHold } from '../../db/erase.ts'
import { isDatabaseAway } from '../../db/failures.ts'
import type { KeyStore } from '../../db/key-store.ts'
import { readErasures } from '../../integrations/witness/erasures.ts'
import { type ErasureCertificate, isErasureSigned } from '../../ledger/erasure.ts'
import { newLedgerKey, readLedgerKeys } from '../../ledger/keys.ts'
import { ask } from '../api/disclosures.ts'
import { because, erasingOn } from '../run/erasing.ts'
import { openTestHouse, quiet, type TestHouse } from '../run/house.ts'
import { makeKeys, type OwnKeys } from '../run/keys.ts'
import { vaultOn } from '../run/servers.ts'
import { anna, bent, rita } from '../run/visits.ts'

let keys: OwnKeys | undefined
let house: TestHouse
let folder: string
const killed = new Error('killed')

beforeEach(async () => {
  await close()
  keys = await makeKeys()
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-erase-'))
  house = await openTestHouse({}, quiet, keys)
})
afterAll(close)

async function close(): Promise<void> {
  if (!keys) return
  await house.close()
  await keys.drop()
  await rm(folder, { recursive: true, force: true })
}

type Parts = Pick<Erasing, 'publish'> & Pick<KeyStore, 'certify' | 'destroy'>

/** As it is, but for some parts that do something else. */
function erasing(other: (parts: Parts) => Partial<Parts> = () => ({})): Erasing {
  if (!keys) throw new Error('There are no keys')
  const { vault } = keys
  const whole = erasingOn({ ownerUrl: house.db.ownerUrl, vault }, folder)
  const { publish = whole.publish, ...others } = other({ ...vault.store, ...whole })
  return { ...whole, publish, vault: { ...vault, store: { ...vault.store, ...others } } }
}

const erase = (parts = erasing(), citizenId = anna) =>
  eraseCitizen(parts, { citizenId, reason: because })
const certificates = async () => (await keys?.vault.store.certificates()) ?? []

async function left() {
  const sql = 'select key_id from citizen_keys where citizen_id = $1'
  const lines = await house.db.sql<{ key_id: string }>(sql, [anna])
  const all = await keys?.sql<{ id: string }>('select id from data_keys')
  const [{ subject } = { subject: '' }] = await house.db.sql<{ subject: string }>(
    'select subject from citizens where id = $1',
    [anna],
  )
  return {
    ...{ line: lines.length, keys: all?.length, known: subject === 'anna' },
    ...{ certificates: (await certificates()).length, files: (await readErasures(folder)).length },
  }
}

/** The demo has four citizens. */
const nothing = { line: 1, keys: 4, known: true, certificates: 0, files: 0 }
const whole = { line: 0, keys: 3, known: false, certificates: 1, files: 1 }

describe('erasing a citizen', () => {
  it('takes the key and the line that names it, of that one alone', async () => {
    expect(await left()).toEqual(nothing)
    expect(await erase()).toBeDefined()
    expect(await left()).toEqual(whole)
    expect((await house.as('bent').get('/v1/me')).status).toBe(200)
  })

  it('has nothing to do a second time, or where nobody is', async () => {
    expect(await erase()).toBeDefined()
    expect(await erase()).toBeUndefined()
    expect(await erase(erasing(), crypto.randomUUID())).toBeUndefined()
    expect(await left()).toEqual(whole)
  })

  it('leaves a signed certificate, in the key store and in the folder, that tells of nobody', async () => {
    const [visit = ''] = await house.book({})
    await house.as('anna').cancel(visit)
    const [chain] = await house.db.sql<{ citizen: string; entries: number; head: string }>(
      `select pseudonym as citizen, count::int as entries, head from ledger_heads where citizen_id = $1`,
      [anna],
    )
    const parts = erasing()
    const made = await erase(parts)
    expect(made).toMatchObject({ version: 1, ...chain, reason: because, signedBy: 'test' })
    expect(made?.entries).toBeGreaterThan(0)
    expect(await certificates()).toEqual([made])
    expect(await readErasures(folder)).toEqual([made])
    expect(JSON.stringify(made)).not.toMatch(/Anna|2512489996/)
    expect(JSON.stringify(made)).not.toContain(anna)
    const [kept] = (await certificates()) as [ErasureCertificate]
    expect(isErasureSigned(parts.keys, kept)).toBe(true)
    for (const changed of [{ entries: 0 }, { reason: 'x' }, { keyId: made?.id ?? '' }])
      expect(isErasureSigned(parts.keys, { ...kept, ...changed })).toBe(false)
    const others = readLedgerKeys(`test:${newLedgerKey()}`)
    expect(isErasureSigned(others, kept)).toBe(false)
    expect(isErasureSigned(readLedgerKeys(`else:${newLedgerKey()}`), kept)).toBe(false)
  })

  it('gives somebody of whom nothing was written a certificate too', async () => {
    expect(await erase()).toMatchObject({ entries: 0, head: '0'.repeat(64) })
  })

  it.each([
    'update erasure_certificates set id = id',
    'delete from erasure_certificates',
    'truncate erasure_certificates',
  ])('leaves a certificate that nobody changes: %s', async (sql) => {
    await erase()
    await expect(keys?.sql(sql)).rejects.toMatchObject({ code: '23001' })
  })
})

async function lookAsAnna(): Promise<void> {
  await house.book({})
  await house.as('anna').get('/v1/appointments')
}

describe('what is not sealed', () => {
  it('goes: sign-in, CPR, representations, packages, the address of a look', async () => {
    const [own] = await house.db.sql<object>(
      'select id from citizens where cpr_hash is not null and id = $1',
      [anna],
    )
    expect(own).toBeDefined()
    await lookAsAnna()
    await house.db.sql(
      `insert into representations (id, citizen_id, representative_id, scopes, starts_at)
        values (gen_random_uuid(), $1, $2, '{see}', now() + interval '1 day')`,
      [anna, bent],
    )
    const looks = 'select id, address from access_log where actor_id = $1'
    const before = await house.db.sql<{ address: string | null }>(looks, [anna])
    expect(before.filter(({ address }) => address !== null).length).toBeGreaterThan(0)
    await erase()
    const [citizen] = await house.db.sql('select subject, cpr_hash from citizens where id = $1', [
      anna,
    ])
    expect(citizen).toEqual({ subject: `erased ${anna}`, cpr_hash: null })
    const after = await house.db.sql<{ address: string | null }>(looks, [anna])
    expect(after).toHaveLength(before.length)
    expect(after.filter(({ address }) => address !== null)).toEqual([])
    const valid = await house.db.sql(
      'select from representations where citizen_id = $1 and (ends_at is null or ends_at > now())',
      [anna],
    )
    expect(valid).toEqual([])
    const rows = await house.db.sql('select from representations where citizen_id = $1', [anna])
    expect(rows).toHaveLength(1)
    expect((await house.as('rita').get('/v1/me')).body).toMatchObject({ id: rita })
  })

  it('is all that may be taken out of the access log, and by the owner only', async () => {
    await lookAsAnna()
    const refused = { code: '23001' }
    for (const change of ["role = 'nobody', address = null", "address = '::1'", 'machine = null'])
      await expect(house.db.sql(`update access_log set ${change}`)).rejects.toMatchObject(refused)
    await expect(house.db.sql('delete from access_log')).rejects.toMatchObject(refused)
  })
})

describe('a citizen who is held', () => {
  it('is not erased while a request is open, nor until the time to complain is over', async () => {
    const { body } = await ask(house)
    const until = (value: string) =>
      house.db.sql(
        `update disclosure_requests set held_until = ${value}, status = 'withdrawn', ended_at = now()
          where id = $1`,
        [body.id],
      )
    const open = await erase().catch((error: unknown) => error)
    expect(open).toBeInstanceOf(LegalHold)
    expect(open).toMatchObject({ until: undefined, message: expect.stringContaining('has ended') })
    await until(`'2099-03-01T12:00:00Z'`)
    const waiting = await erase().catch((error: unknown) => error)
    expect(waiting).toMatchObject({ until: '2099-03-01T12:00:00Z' })
    expect(await left()).toEqual(nothing)
    expect((await house.as('anna').get('/v1/me')).status).toBe(200)
    await until('now()')
    expect(await erase()).toBeDefined()
    expect(await left()).toEqual(whole)
  })
})

describe('a process that is killed while it erases', () => {
  const dies = () => Promise.reject(killed)
  it.each<[string, (parts: Parts) => Partial<Parts>, object]>([
    ['before it has certified', () => ({ certify: dies }), nothing],
    [
      'when it has certified',
      ({ certify }) => ({ certify: (one) => certify(one).then(dies) }),
      { ...nothing, certificates: 1 },
    ],
    ['before it has published', () => ({ publish: dies }), { ...nothing, certificates: 1 }],
    [
      'when it has published',
      ({ publish }) => ({ publish: (one) => publish(one).then(dies) }),
      { ...nothing, certificates: 1, files: 1 },
    ],
    ['before the key went', () => ({ destroy: dies }), { ...nothing, certificates: 1, files: 1 }],
    [
      'when the key is gone',
      ({ destroy }) => ({ destroy: (id) => destroy(id).then(dies) }),
      { ...nothing, keys: 3, certificates: 1, files: 1 },
    ],
  ])('%s: the same call ends the work, with one certificate', async (_, dying, half) => {
    await expect(erase(erasing(dying))).rejects.toBe(killed)
    expect(await left()).toEqual(half)
    await house.reopen()
    const isKeyThere = (await left()).keys === 4
    expect((await house.as('anna').get('/v1/me')).status).toBe(isKeyThere ? 200 : 401)
    expect(await erase()).toBeDefined()
    expect(await left()).toEqual(whole)
    expect(await readErasures(folder)).toEqual(await certificates())
    expect(await readdir(join(folder, 'erasures'))).toHaveLength(1)
  })

  it('waits for another day where the key store is away', async () => {
    const nowhere = vaultOn('postgres://nobody@127.0.0.1:1/keys')
    const failed = await erase({ ...erasing(), vault: nowhere }, bent).catch(
      (error: unknown) => error,
    )
    expect(isDatabaseAway(failed)).toBe(true)
    expect((await house.as('bent').get('/v1/me')).status).toBe(200)
  })
})
