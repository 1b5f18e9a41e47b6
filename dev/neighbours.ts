import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { startIdentityProvider } from './identity-provider.ts'
import { stopOrphans } from './orphans.ts'
import { claimPort } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { findTemporal } from './temporal-binary.ts'
import { startTemporal } from './temporal-server.ts'

type Say = (line: string) => void

interface Neighbours {
  /** Where they are: our own, or those that the environment names. */
  addresses: {
    databaseUrl: string
    migrationDatabaseUrl: string
    keysDatabaseUrl: string
    migrationKeysDatabaseUrl: string
    temporalAddress: string
    temporalUiUrl: string
    oidcIssuer: string
  }
  ports: { api: number; web: number }
}

/** Starts what the environment does not name: Postgres, Temporal, the identity provider. */
export function startNeighbours(config: Config, folder: string, say: Say) {
  const running: { stop(): Promise<void> }[] = []
  let stopping = false

  function keep<T extends { stop(): Promise<void> }>(one: T): T {
    running.push(one)
    if (stopping) throw new Error('Stopped while it was starting')
    return one
  }

  async function start(): Promise<Neighbours> {
    await stopOrphans(folder, say)
    const ports = {
      api: await claimPort('API', config.apiPort, say),
      web: await claimPort('pages', config.webPort, say),
    }
    const database = keep(await ownDatabase(config, folder, say))
    const temporal = keep(await ownTemporal({ config, folder, say, apiPort: ports.api }))
    const identity = keep(await ownIdentityProvider({ config, folder, say, webPort: ports.web }))
    return { addresses: { ...database.found, ...temporal.found, ...identity.found }, ports }
  }

  async function stopRunning(): Promise<void> {
    for (const one of running.splice(0).reverse()) await one.stop()
  }

  const ready = start()
  return {
    ready,
    async stop() {
      stopping = true
      await stopRunning()
      // what was just coming up would be left behind
      await ready.catch(() => undefined)
      await stopRunning()
    },
  }
}

async function ownDatabase(config: Config, folder: string, say: Say) {
  const { databaseUrl, keysDatabaseUrl } = config
  const { migrationDatabaseUrl = databaseUrl, migrationKeysDatabaseUrl = keysDatabaseUrl } = config
  const keys = keysDatabaseUrl &&
    migrationKeysDatabaseUrl && { keysDatabaseUrl, migrationKeysDatabaseUrl }
  if (databaseUrl && migrationDatabaseUrl && keys) {
    return { found: { databaseUrl, migrationDatabaseUrl, ...keys }, stop: noStop }
  }
  say('Starting Postgres …')
  const postgres = await startPostgres({
    folder,
    port: await claimPort('Postgres', 5433, say),
    say,
  })
  const found = {
    databaseUrl: postgres.url,
    migrationDatabaseUrl: postgres.migrationUrl,
    keysDatabaseUrl: postgres.keysUrl,
    migrationKeysDatabaseUrl: postgres.keysMigrationUrl,
    ...keys,
  }
  return { found, stop: () => postgres.stop() }
}

interface Wanted {
  config: Config
  folder: string
  say: Say
}

async function ownTemporal({ config, folder, say, apiPort }: Wanted & { apiPort: number }) {
  const { temporalAddress, temporalUiUrl } = config
  if (temporalAddress) return { found: { temporalAddress, temporalUiUrl }, stop: noStop }
  const cacheFolder = join(config.cacheFolder ?? join(homedir(), '.cache'), 'borgerdialog')
  const binary = await findTemporal({ say, cacheFolder, pathEnv: config.path })
  say('Starting Temporal …')
  const temporal = await startTemporal({
    folder,
    port: await claimPort('Temporal', 7233, say),
    uiPort: await claimPort('Temporal UI', 8233, say),
    codecEndpoint: `http://localhost:${apiPort}/codec`,
    say,
    binary,
  })
  const found = { temporalAddress: temporal.address, temporalUiUrl: temporal.uiUrl }
  return { found, stop: () => temporal.stop() }
}

async function ownIdentityProvider({ config, folder, say, webPort }: Wanted & { webPort: number }) {
  if (config.oidcIssuer) return { found: { oidcIssuer: config.oidcIssuer }, stop: noStop }
  say('Starting the identity provider …')
  const provider = await startIdentityProvider({
    port: await claimPort('identity provider', 3002, say),
    folder,
    audience: config.oidcAudience,
    redirectUris: [`http://localhost:${webPort}/callback`],
  })
  return { found: { oidcIssuer: provider.issuer }, stop: () => provider.stop() }
}

/** It is somebody else's. */
async function noStop(): Promise<void> {}
