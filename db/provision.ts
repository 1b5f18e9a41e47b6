/** Who may do what in our own Postgres: an owner for migrations, a login that owns nothing. */
import pg from 'pg'

const database = 'borgerdialog'
const keysDatabase = 'borgerdialog_keys'

interface Provided {
  /** The logins of the services and of the owner. */
  url: string
  migrationUrl: string
  /** The same for the key store beside it. */
  keysUrl: string
  keysMigrationUrl: string
}

export async function provision(
  adminUrl: string,
  { password, ownerPassword }: { password: string; ownerPassword: string },
): Promise<Provided> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await ensureRole(client, 'borgerdialog_app', 'NOLOGIN')
    await ensureRole(client, 'borgerdialog_owner', `LOGIN PASSWORD '${ownerPassword}'`)
    await ensureRole(client, 'borgerdialog', `LOGIN PASSWORD '${password}'`)
    await client.query('GRANT borgerdialog_app TO borgerdialog')
    for (const name of [database, keysDatabase]) {
      if (!(await exists(client, 'pg_database WHERE datname', name)))
        await client.query(`CREATE DATABASE ${name} OWNER borgerdialog_owner`)
    }
  } finally {
    await client.end()
  }
  const service = { login: 'borgerdialog', password }
  const owner = { login: 'borgerdialog_owner', password: ownerPassword }
  return {
    url: urlFor(adminUrl, database, service),
    migrationUrl: urlFor(adminUrl, database, owner),
    keysUrl: urlFor(adminUrl, keysDatabase, service),
    keysMigrationUrl: urlFor(adminUrl, keysDatabase, owner),
  }
}

async function ensureRole(client: pg.Client, name: string, rights: string): Promise<void> {
  const verb = (await exists(client, 'pg_roles WHERE rolname', name)) ? 'ALTER' : 'CREATE'
  await client.query(`${verb} ROLE ${name} NOSUPERUSER ${rights}`)
}

async function exists(client: pg.Client, where: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query(`SELECT FROM ${where} = $1`, [name])
  return rowCount === 1
}

/** Undefined when it takes connections; else why not. */
export async function tryToConnect(url: string): Promise<NodeJS.ErrnoException | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return undefined
  } catch (error) {
    return error as NodeJS.ErrnoException
  }
}

function urlFor(
  adminUrl: string,
  name: string,
  { login, password }: { login: string; password: string },
): string {
  const url = new URL(adminUrl)
  url.username = login
  url.password = password
  url.pathname = `/${name}`
  return url.href
}
