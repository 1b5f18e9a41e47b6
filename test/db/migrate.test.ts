import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { fillTables } from '../../db/fill.ts'
import { keyMigrations } from '../../db/key-migrations/index.ts'
import { migrate, migrateKeyStore } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { municipality } from '../../dev/demo/municipality.ts'
import { theRun, theVault, vaultOn } from '../run/servers.ts'
import { anna } from '../run/visits.ts'

const name = `migrate_${randomUUID().replaceAll('-', '')}`
const run = theRun()
const ownerUrl = new URL(run.ownerUrl)
ownerUrl.pathname = `/${name}`

async function ask(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

beforeAll(() => ask(run.adminUrl, `create database ${name} owner borgerdialog_owner`))
afterAll(() => ask(run.adminUrl, `drop database ${name} with (force)`))

describe('the migrations', () => {
  it('are numbered without a gap', () => {
    const numbers = migrations.map(([migration]) => Number(migration.slice(0, 4)))
    expect(numbers).toEqual(migrations.map((_, index) => index + 1))
    const ofKeys = keyMigrations.map(([migration]) => Number(migration.slice(0, 4)))
    expect(ofKeys).toEqual(keyMigrations.map((_, index) => index + 1))
  })

  it('run from empty, by one of six who begin at once; the others find nothing to do', async () => {
    const done = await Promise.all(
      Array.from({ length: 6 }, () => migrate(ownerUrl.href, theVault())),
    )
    const names = migrations.map(([migration]) => migration)
    expect(done.map(({ length }) => length).sort()).toEqual([0, 0, 0, 0, 0, names.length])
    expect(done.flat()).toEqual(names)
  })

  it('do nothing when they have run', async () => {
    const tables = () =>
      ask(
        ownerUrl.href,
        `select table_name, column_name, data_type from information_schema.columns
          where table_schema = 'public' order by 1, 2`,
      )
    const before = await tables()
    expect(before.length).toBeGreaterThan(80)
    expect(await migrate(ownerUrl.href, theVault())).toEqual([])
    expect(await tables()).toEqual(before)
  })

  it('go on where a process was killed while it held the lock', async () => {
    await ask(ownerUrl.href, 'update knex_migrations_lock set is_locked = 1')
    expect(await migrate(ownerUrl.href, theVault())).toEqual([])
  })

  it('make the tables that all tests use', async () => {
    const columns = `select table_name, column_name, data_type, is_nullable
      from information_schema.columns where table_schema = 'public' order by 1, 2`
    expect(await ask(ownerUrl.href, columns)).toEqual(await ask(run.ownerUrl, columns))
  })
})

describe('the migrations of the key store', () => {
  it('run once too, and beside the others where the keys lie in the main database', async () => {
    const done = await Promise.all(Array.from({ length: 4 }, () => migrateKeyStore(ownerUrl.href)))
    expect(done.flat()).toEqual(keyMigrations.map(([migration]) => migration))
    expect(await migrate(ownerUrl.href, theVault())).toEqual([])
    expect(await migrateKeyStore(ownerUrl.href)).toEqual([])
  })

  it('make a store in which the keys of that very database can be kept', async () => {
    const vault = vaultOn(ownerUrl.href)
    await fillTables({ ownerUrl: ownerUrl.href, vault }, municipality)
    const [row] = await ask(
      run.adminUrl.replace(/\/\w+$/, `/${name}`),
      `select c.name, k.key_id from citizens c join citizen_keys k on k.citizen_id = c.id
        join data_keys d on d.id = k.key_id where c.id = '${anna}'`,
    )
    expect((await vault.keyOf(row.key_id))?.open(row.name)).toBe('Anna Jensen')
    await vault.store.close()
  })
})
