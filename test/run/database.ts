import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { fillTables, type Tables } from '../../db/fill.ts'
import { municipality } from '../../dev/demo/municipality.ts'
import { asAdmin, named } from './admin.ts'
import { type TestKeys, theKeys } from './keys.ts'
import { theRun } from './servers.ts'

export interface TestDatabase {
  /** As the services connect. */
  url: string
  /** As the owner of the tables connects. */
  ownerUrl: string
  /** Where its citizens' data keys are. */
  keys: TestKeys
  fill(tables: Tables): Promise<void>
  /** As a superuser, whom no policy holds back. */
  adminUrl: string
  /** As a superuser: what no service may do, for example what a supplier's own system changes. */
  sql<T extends object>(text: string, values?: unknown[]): Promise<T[]>
  drop(): Promise<void>
}

/** A database of its own for each test file, from the migrated template, with people but no visits. */
export async function makeDatabase(
  tables: Tables = municipality,
  keys: TestKeys = theKeys(),
): Promise<TestDatabase> {
  const run = theRun()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(
    run.adminUrl,
    `create database ${name} template borgerdialog owner borgerdialog_owner`,
  )
  const ownerUrl = named(run.ownerUrl, name)
  const filling = { ownerUrl, vault: keys.vault }
  await fillTables(filling, tables)
  const adminUrl = named(run.adminUrl, name)
  const admin = new pg.Pool({ connectionString: adminUrl, max: 2 })
  // a connection that is being closed hears of the drop, and nobody else listens by then
  admin.on('error', () => undefined)
  admin.on('connect', (client) => client.on('error', () => undefined))
  return {
    url: named(run.databaseUrl, name),
    ownerUrl,
    keys,
    adminUrl,
    fill: (more) => fillTables(filling, more),
    async sql<T extends object>(text: string, values: unknown[] = []) {
      return (await admin.query(text, values)).rows as T[]
    },
    async drop() {
      await admin.end()
      await asAdmin(run.adminUrl, `drop database if exists ${name} with (force)`)
    },
  }
}
