import { randomUUID } from 'node:crypto'
import { migrateKeyStore } from '../../db/migrate.ts'
import type { Vault } from '../../db/vault.ts'
import { asAdmin, named } from './admin.ts'
import { theRun, theVault, vaultOn } from './servers.ts'

/** Where the data keys of a test's citizens are. */
export interface TestKeys {
  /** As the services connect. */
  url: string
  /** As the owner of the keys connects. */
  ownerUrl: string
  /** With the municipal key of this run. */
  vault: Vault
}

/** Those that most tests share. */
export function theKeys(): TestKeys {
  const { keysDatabaseUrl: url, keysOwnerUrl: ownerUrl } = theRun()
  return { url, ownerUrl, vault: theVault() }
}

export interface OwnKeys extends TestKeys {
  sql<T extends object>(text: string, values?: unknown[]): Promise<T[]>
  drop(): Promise<void>
}

/** A key store of a test's own: for whoever rotates keys, or takes some away. */
export async function makeKeys(): Promise<OwnKeys> {
  const run = theRun()
  const name = `keys_${randomUUID().replaceAll('-', '')}`
  await asAdmin(run.adminUrl, `create database ${name} owner borgerdialog_owner`)
  const ownerUrl = named(run.keysOwnerUrl, name)
  await migrateKeyStore(ownerUrl)
  const vault = vaultOn(ownerUrl)
  return {
    url: named(run.keysDatabaseUrl, name),
    ownerUrl,
    vault,
    sql: (text, values) => asAdmin(named(run.adminUrl, name), text, values),
    async drop() {
      await vault.store.close()
      await asAdmin(run.adminUrl, `drop database if exists ${name} with (force)`)
    },
  }
}
