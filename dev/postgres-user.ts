/** The system user that root lends to Postgres. */
import { execFileSync, spawnSync } from 'node:child_process'

export interface SystemUser {
  uid: number
  gid: number
}

const name = 'postgres'

export function ensurePostgresUser(say: (line: string) => void): SystemUser {
  const found = findUser()
  if (found !== undefined) return found
  say('Making the system user postgres: Postgres refuses to run as root')
  try {
    spawnSync('groupadd', ['--system', name])
    execFileSync('useradd', ['--system', '--gid', name, '--no-create-home', name])
  } catch (error) {
    throw new Error(
      `Postgres does not run as root and the user ${name} cannot be made: start as another user, or give DATABASE_URL (${(error as Error).message})`,
    )
  }
  const made = findUser()
  if (made === undefined) throw new Error(`The user ${name} was made but cannot be found`)
  return made
}

/** Asks the system itself, by trying as that user. */
export function mayReach({ uid, gid }: SystemUser, path: string): boolean {
  return spawnSync('test', ['-x', path], { uid, gid, cwd: '/' }).status === 0
}

function findUser(): SystemUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}
