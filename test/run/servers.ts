import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openKeyStore } from '../../db/key-store.ts'
import { migrate, migrateKeyStore } from '../../db/migrate.ts'
import { createVault, type Vault, type VaultKeys } from '../../db/vault.ts'
import { startPostgres } from '../../dev/postgres.ts'
import { findTemporal } from '../../dev/temporal-binary.ts'
import { startTemporal } from '../../dev/temporal-server.ts'
import { bundleWorkflows } from '../../worker/bundle.ts'
import { startIssuer } from './issuer.ts'

/** What every test file needs to know of the servers of this run. */
export interface Run {
  adminUrl: string
  databaseUrl: string
  ownerUrl: string
  /** One key store for all databases of this run, but those of tests that need their own. */
  keysDatabaseUrl: string
  keysOwnerUrl: string
  temporalAddress: string
  temporalBinary: string
  workflowBundle: string
  issuer: string
  /** Of the template, and so of every database of this run. */
  vaultKeys: VaultKeys
  /** The issuer's private key, as a JWK. */
  issuerKey: string
}

declare global {
  // read by end.js, in the same process
  var borgerdialogRun: { stop(): Promise<void> } | undefined
}

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** One Postgres with a migrated template, one Temporal, one token issuer, one bundle. */
export async function startRun(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'borgerdialog-test-'))
  await chmod(folder, 0o755)
  const started: { stop(): Promise<void> }[] = []
  const stop = async () => {
    for (const one of started.splice(0).reverse()) await one.stop()
    await rm(folder, { recursive: true, force: true })
  }
  globalThis.borgerdialogRun = { stop }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(1)))
  }
  try {
    const run = await startServers(folder, started)
    process.env.BORGERDIALOG_TEST_RUN = JSON.stringify(run)
  } catch (error) {
    await stop()
    throw error
  }
}

async function startServers(folder: string, started: { stop(): Promise<void> }[]): Promise<Run> {
  const binary = await findTemporal({
    say,
    cacheFolder: join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'borgerdialog'),
    pathEnv: process.env.PATH ?? '',
  })
  const postgres = await startPostgres({ folder, port: await freePort(), say, fast: true })
  started.push(postgres)
  const vaultKeys = { municipalKeys: `run:${aKey()}`, lookupKey: aKey() }
  await migrateKeyStore(postgres.keysMigrationUrl)
  await migrate(postgres.migrationUrl, vaultOn(postgres.keysMigrationUrl, vaultKeys))
  const temporal = await startTemporalSomewhere(folder, binary)
  started.push(temporal)
  const issuer = await startIssuer()
  started.push(issuer)
  return {
    adminUrl: postgres.adminUrl,
    databaseUrl: postgres.url,
    ownerUrl: postgres.migrationUrl,
    keysDatabaseUrl: postgres.keysUrl,
    keysOwnerUrl: postgres.keysMigrationUrl,
    vaultKeys,
    temporalAddress: temporal.address,
    temporalBinary: binary,
    workflowBundle: await bundleWorkflows(join(folder, 'workflows.js')),
    issuer: issuer.url,
    issuerKey: issuer.key,
  }
}

function aKey(): string {
  return randomBytes(32).toString('base64')
}

/** Between the choice of a port and its use another process may take it. */
async function startTemporalSomewhere(folder: string, binary: string, triesLeft = 3) {
  try {
    const [port, uiPort] = [await freePort(), await freePort()]
    return await startTemporal({ folder, port, uiPort, say, binary })
  } catch (error) {
    if (triesLeft === 0) throw error
    return startTemporalSomewhere(folder, binary, triesLeft - 1)
  }
}

export async function freePort(): Promise<number> {
  const { claimPort } = await import('../../dev/ports.ts')
  return claimPort('test', 0, say)
}

export function theRun(): Run {
  return JSON.parse(process.env.BORGERDIALOG_TEST_RUN ?? '{}')
}

let vault: Vault | undefined

/** What seals and opens the names and texts of this run. */
export function theVault(): Vault {
  vault ??= vaultOn(theRun().keysOwnerUrl)
  return vault
}

/** The same with another key store; an idle one keeps no process alive. */
export function vaultOn(keysOwnerUrl: string, keys: VaultKeys = theRun().vaultKeys): Vault {
  return createVault({ ...keys, store: openKeyStore({ url: keysOwnerUrl, asOwner: true }) })
}
