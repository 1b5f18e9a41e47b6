import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Client } from 'pg'
import { claimPort } from '../../dev/ports.ts'
import { type Postgres, startPostgres } from '../../dev/postgres.ts'

let folder: string
let postgres: Postgres

const say = () => undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-postgres-'))
  // The user that root lends to Postgres must be able to enter.
  await chmod(folder, 0o755)
  await start(await claimPort('Postgres', 0, say))
})

afterAll(async () => {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
})

async function start(port: number): Promise<void> {
  postgres = await startPostgres({ folder, port, say, fast: true })
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('startPostgres', () => {
  it('gives the services a login that may become borgerdialog_app and owns nothing', async () => {
    const rights = await query(
      postgres.url,
      `SELECT pg_has_role('borgerdialog_app', 'SET') AS may, rolsuper AS super
       FROM pg_roles WHERE rolname = current_user`,
    )
    expect(rights).toEqual([{ may: true, super: false }])
    await expect(query(postgres.url, 'CREATE TABLE mine ()')).rejects.toThrow('permission denied')
  })

  it('gives the data keys a database of their own, with the same logins', async () => {
    const where = 'SELECT current_database() AS here, current_user AS me'
    expect(await query(postgres.keysUrl, where)).toEqual([
      { here: 'borgerdialog_keys', me: 'borgerdialog' },
    ])
    expect(await query(postgres.keysMigrationUrl, where)).toEqual([
      { here: 'borgerdialog_keys', me: 'borgerdialog_owner' },
    ])
  })

  it('comes back on its port with its data when the plug was pulled', async () => {
    await query(postgres.migrationUrl, 'CREATE TABLE kept AS SELECT 1 AS one')
    postgres.kill()
    await start(postgres.port)
    expect(await query(postgres.migrationUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }])
  })

  it('keeps its passwords for their owner alone', async () => {
    expect((await stat(join(folder, 'postgres-password'))).mode & 0o077).toBe(0)
  })
})
