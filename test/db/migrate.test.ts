import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { theRun, theVault } from '../run/servers.ts'

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
