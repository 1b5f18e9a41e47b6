import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../db/migrate.ts'
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
  temporalAddress: string
  temporalBinary: string
  workflowBundle: string
  issuer: string
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
  const binary = await findTemporal({
    say,
    cacheFolder: join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'borgerdialog'),
    pathEnv: process.env.PATH ?? '',
  })
  const postgres = await startPostgres({ folder, port: await freePort(), say, fast: true })
  await migrate(postgres.migrationUrl)
  const temporal = await startTemporal({
    folder,
    port: await freePort(),
    uiPort: await freePort(),
    say,
    binary,
  })
  const issuer = await startIssuer()
  const run: Run = {
    adminUrl: postgres.adminUrl,
    databaseUrl: postgres.url,
    ownerUrl: postgres.migrationUrl,
    temporalAddress: temporal.address,
    temporalBinary: binary,
    workflowBundle: await bundleWorkflows(join(folder, 'workflows.js')),
    issuer: issuer.url,
    issuerKey: issuer.key,
  }
  process.env.BORGERDIALOG_TEST_RUN = JSON.stringify(run)
  globalThis.borgerdialogRun = {
    async stop() {
      await issuer.stop()
      await temporal.stop()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function freePort(): Promise<number> {
  const { claimPort } = await import('../../dev/ports.ts')
  return claimPort('test', 0, say)
}

export function theRun(): Run {
  return JSON.parse(process.env.BORGERDIALOG_TEST_RUN ?? '{}')
}
