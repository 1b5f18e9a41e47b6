/** A Postgres and a Temporal of a test's own, at ports that stay, so that it may pull their plugs. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { asProcess } from '../../db/acting.ts'
import { fillTables } from '../../db/fill.ts'
import { migrate, migrateKeyStore } from '../../db/migrate.ts'
import { municipality } from '../../dev/demo/municipality.ts'
import { startPostgres } from '../../dev/postgres.ts'
import { startTemporal, type TemporalServer } from '../../dev/temporal-server.ts'
import type { TestKeys } from './keys.ts'
import { freePort, theRun, vaultOn } from './servers.ts'
import { aVisit } from './visits.ts'

interface OwnServer {
  kill(): Promise<void>
  /** At the port and with the data that it had. */
  start(): Promise<void>
  close(): Promise<void>
}

export interface OwnPostgres extends OwnServer {
  /** As the services connect. */
  url: string
  /** As the owner of the tables connects. */
  ownerUrl: string
  /** The key store, which lies on it too. */
  keys: TestKeys
  sql<T extends object>(text: string, values?: unknown[]): Promise<T[]>
  book(...visits: Parameters<typeof aVisit>[0][]): Promise<string[]>
}

const say = () => undefined

/** Migrated, with people but no visits. */
export async function openOwnPostgres(): Promise<OwnPostgres> {
  const folder = await makeFolder()
  const options = { folder, port: await freePort(), say, fast: true }
  let running = await startPostgres(options)
  const { url, migrationUrl, keysUrl, keysMigrationUrl } = running
  const vault = vaultOn(keysMigrationUrl)
  await migrateKeyStore(keysMigrationUrl)
  await migrate(migrationUrl, vault)
  const filling = { ownerUrl: migrationUrl, vault }
  await fillTables(filling, municipality)
  const owner = new pg.Pool({ connectionString: migrationUrl, max: 3, options: asProcess })
  owner.on('error', () => undefined)
  return {
    url,
    ownerUrl: migrationUrl,
    keys: { url: keysUrl, ownerUrl: keysMigrationUrl, vault },
    async sql<T extends object>(text: string, values: unknown[] = []) {
      return (await owner.query(text, values)).rows as T[]
    },
    async book(...visits) {
      const rows = visits.map((visit) => aVisit(visit))
      await fillTables(filling, [['appointments', rows]])
      return rows.map(({ id }) => id)
    },
    async kill() {
      running.kill()
      await running.exited
    },
    async start() {
      running = await startPostgres(options)
    },
    async close() {
      await owner.end()
      await vault.store.close()
      await running.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface OwnTemporal extends OwnServer {
  address: string
  /** Where its database and its log lie. */
  folder: string
}

/** Not running yet: `start()` it when the time has come. */
export async function prepareOwnTemporal(): Promise<OwnTemporal> {
  const folder = await makeFolder()
  const [port, uiPort] = [await freePort(), await freePort()]
  const options = { folder, port, uiPort, say, binary: theRun().temporalBinary }
  let running: TemporalServer | undefined
  return {
    address: `127.0.0.1:${port}`,
    folder,
    async start() {
      running = await startTemporal(options)
    },
    async kill() {
      running?.kill()
      await running?.exited
    },
    async close() {
      await running?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'borgerdialog-faults-'))
  // the user that root lends to Postgres must be able to enter
  await chmod(folder, 0o755)
  return folder
}
