/** The data directory: made once and whole or not at all, of the right version, and used by one. */
import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { PostgresPlace } from './postgres-place.ts'
import { commandLineOf, endProcess, isAlive } from './processes.ts'

const run = promisify(execFile)

export interface MakeCluster {
  place: PostgresPlace
  password: string
  say: (line: string) => void
}

export async function makeCluster({ place, password, say }: MakeCluster): Promise<void> {
  const made = await read(join(place.data, 'PG_VERSION'))
  if (made !== undefined) return refuseOtherVersion(place, made.trim())

  say('Making the database (once) …')
  const making = `${place.data}.making`
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { mode: 0o700 })
  await give(making, place)
  await initdb(place, making, password)
  await rename(making, place.data)
}

/** A postmaster that runs on exactly this data without a pid file of ours. */
export async function stopPostmasterOf(data: string): Promise<void> {
  const [pid, folder] = ((await read(join(data, 'postmaster.pid'))) ?? '').split('\n')
  if (pid === undefined || folder !== data || !isAlive(Number(pid))) return
  const line = commandLineOf(Number(pid)) ?? ''
  if (line.includes('postgres') && line.includes(data))
    await endProcess(Number(pid), 'SIGINT', 15_000)
}

async function initdb(place: PostgresPlace, data: string, password: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'borgerdialog-'))
  const passwordFile = join(folder, 'password')
  try {
    await writeFile(passwordFile, password, { mode: 0o600 })
    await give(folder, place)
    await give(passwordFile, place)
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    const text = ['--encoding=UTF8', '--locale=C']
    const sorting = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const args = [`--pgdata=${data}`, ...access, ...text, ...sorting, '--no-instructions']
    await run(place.initdb, args, { cwd: '/', ...place.user })
  } catch (error) {
    await rm(data, { recursive: true, force: true })
    throw new Error(`The database could not be made: ${(error as Error).message}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function refuseOtherVersion(place: PostgresPlace, made: string): Promise<void> {
  const { stdout } = await run(place.postgres, ['--version'], { cwd: '/', ...place.user })
  const version = /(\d+)[.\d]*(?:\w*)\s*$/.exec(stdout)?.[1]
  if (version !== made)
    throw new Error(
      `${place.data} was made by Postgres ${made}, but ${version} is installed: move it away to begin anew, or install Postgres ${made}`,
    )
}

async function give(path: string, { user }: PostgresPlace): Promise<void> {
  await chmod(path, path.endsWith('password') ? 0o600 : 0o700)
  if (user.uid !== undefined && user.gid !== undefined) await chown(path, user.uid, user.gid)
}

async function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined)
}
