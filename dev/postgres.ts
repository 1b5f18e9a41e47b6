/** A real Postgres of our own, in the data folder, for development and tests. */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { provision, tryToConnect } from '../db/provision.ts'
import { type Child, startChild, stopOrphan } from './child.ts'
import { makeCluster, stopPostmasterOf } from './postgres-cluster.ts'
import { placePostgres } from './postgres-place.ts'
import { keepSecret } from './secrets.ts'

export interface Postgres {
  /** Superuser, at the database `postgres`. */
  adminUrl: string
  /** The login of the services, at the database `borgerdialog`. */
  url: string
  /** The login that owns the database. */
  migrationUrl: string
  /** The same logins at the database of the data keys. */
  keysUrl: string
  keysMigrationUrl: string
  port: number
  exited: Promise<number | null>
  stop(): Promise<void>
  /** Pulls the plug, for tests of faults. */
  kill(): void
}

export interface PostgresOptions {
  folder: string
  port: number
  say: (line: string) => void
  /** For tests: what is written may be lost when the machine goes down. */
  fast?: boolean
}

const safe = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'lc_messages=C',
]
// Commits stay synchronous: they must outlive a killed Postgres in tests of faults.
const fast = ['fsync=off', 'full_page_writes=off']
const patienceMs = 15_000
const recoveryMs = 120_000
// What a Postgres killed a moment ago may still hold until its last backend has gone.
const stillHeld = /pre-existing shared memory|postmaster\.pid|could not bind/

export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { folder, port, say } = options
  await mkdir(folder, { recursive: true })
  const pidFile = join(folder, 'postgres.child')
  const place = await placePostgres(folder, say)
  await stopOrphan(pidFile, place.postgres)
  await stopPostmasterOf(place.data)

  const password = await keepSecret(join(folder, 'postgres-password'))
  await makeCluster({ place, password, say })
  const adminUrl = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`

  const settings = options.fast ? [...safe, ...fast] : safe
  const launch = () =>
    startChild({
      name: 'postgres',
      command: place.postgres,
      args: ['-D', place.data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])],
      logFile: join(folder, 'postgres.log'),
      pidFile,
      ...place.user,
    })
  const child = await launchPatiently(launch, adminUrl, join(folder, 'postgres.log'))
  const stop = () => child.stop('SIGINT', patienceMs)
  try {
    const urls = await provision(adminUrl, {
      password: await keepSecret(join(folder, 'postgres-app-password')),
      ownerPassword: await keepSecret(join(folder, 'postgres-owner-password')),
    })
    const kill = () => void process.kill(child.pid, 'SIGKILL')
    return { adminUrl, ...urls, port, exited: child.exited, stop, kill }
  } catch (error) {
    await stop()
    throw error
  }
}

async function launchPatiently(
  launch: () => Child,
  adminUrl: string,
  logFile: string,
): Promise<Child> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const before = (await log(logFile)).length
    const child = launch()
    if (await answers(child, adminUrl)) return child
    const said = (await log(logFile)).slice(before).trim()
    if (!stillHeld.test(said) || Date.now() > deadline)
      throw new Error(`Postgres does not start (${logFile}):\n${said}`)
    await sleep(500)
  }
}

/** False if the child ended before it answered. */
async function answers(child: Child, adminUrl: string): Promise<boolean> {
  const ended = child.exited.then(() => true)
  const deadline = Date.now() + recoveryMs
  for (;;) {
    const problem = await tryToConnect(adminUrl)
    if (problem === undefined) return true
    if (await Promise.race([ended, sleep(100, false)])) return false
    // 28P01: the password. It will not become right by waiting.
    if (problem.code === '28P01' || Date.now() > deadline) {
      await child.stop('SIGINT', patienceMs)
      throw new Error(
        `Postgres started but cannot be used: ${problem.message} (its password is kept in the data folder: postgres-password)`,
      )
    }
  }
}

async function log(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '')
}
