import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../config.ts'
import { openKeyStore } from '../db/key-store.ts'
import { migrate, migrateKeyStore } from '../db/migrate.ts'
import { createVault, type VaultKeys } from '../db/vault.ts'
import { bundleWorkflows } from '../worker/bundle.ts'
import { buildCity, type Visit } from './city.ts'
import { familyCpuMs } from './cpu.ts'
import type { Ending } from './ending.ts'
import { type Say, startServers } from './servers.ts'
import { bundleSixActivities } from './six-activities/bundle.ts'
import type { VariantName } from './variants.ts'

/** Everything that the variants have in common. */
export interface Machine {
  temporalAddress: string
  issuer: string
  payloadKeys: string
  vaultKeys: VaultKeys
  /** All databases have the same citizens, and these their keys. */
  keysDatabaseUrl: string
  bundles: { ours: string; six: string }
  visits: Visit[]
  /** A database of its own, with the same city. */
  makeDatabase(variant: VariantName): Promise<{ url: string; ownerUrl: string }>
  /** Undefined where the system does not tell. */
  cpuMs(): Promise<{ temporal: number | undefined; postgres: number | undefined }>
}

export async function startMachine(
  config: Config,
  visits: number,
  { ending, say }: { ending: Ending; say: Say },
): Promise<Machine> {
  const { folder, issuer, postgres, temporal } = await startServers(config, ending, say)
  const vaultKeys = {
    municipalKeys: `bench:${aKey()}`,
    lookupKey: aKey(),
  }
  const store = openKeyStore({ url: postgres.keysMigrationUrl, asOwner: true })
  const vault = createVault({ ...vaultKeys, store })
  await migrateKeyStore(postgres.keysMigrationUrl)
  await migrate(postgres.migrationUrl, vault)
  const city = await buildCity({ ownerUrl: postgres.migrationUrl, vault }, visits, issuer)
  await store.close()
  // a municipality that has been there for a minute has been looked at by autovacuum
  await query(postgres.migrationUrl, 'analyze citizens, appointments')

  return {
    temporalAddress: temporal.address,
    issuer: issuer.url,
    payloadKeys: `bench:${aKey()}`,
    vaultKeys,
    keysDatabaseUrl: postgres.keysUrl,
    bundles: {
      ours: await bundleWorkflows(join(folder, 'ours.js')),
      six: await bundleSixActivities(join(folder, 'six.js')),
    },
    visits: city,
    async makeDatabase(variant) {
      const name = `bench_${variant}`
      const text = `create database ${name} template borgerdialog owner borgerdialog_owner`
      await query(postgres.adminUrl, text)
      return { url: named(postgres.url, name), ownerUrl: named(postgres.migrationUrl, name) }
    },
    async cpuMs() {
      return {
        temporal: await familyCpuMs(temporal.pid),
        postgres: await familyCpuMs(postgres.pid),
      }
    },
  }
}

export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

function named(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

function aKey(): string {
  return randomBytes(32).toString('base64')
}
