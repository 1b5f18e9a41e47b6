import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Client } from 'pg'
import { openDatabase } from '../../db/database.ts'
import { many } from '../../db/sql.ts'
import { type Postgres, startPostgres } from '../../dev/postgres.ts'
import { makeCertificate } from '../run/certificate.ts'
import { freePort, theVault } from '../run/servers.ts'

let folder: string
let postgres: Postgres
let admin: Client
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-tls-'))
  await chmod(folder, 0o755)
  postgres = await startPostgres({
    folder,
    port: await freePort(),
    say: () => undefined,
    fast: true,
  })
  admin = new Client({ connectionString: postgres.adminUrl })
  await admin.connect()
  const { certificate, key } = makeCertificate()
  await writeFile(join(folder, 'authority.pem'), certificate)
  await writeFile(join(folder, 'stranger.pem'), makeCertificate().certificate)
  await speakTls(certificate, key)
})
afterAll(async () => {
  await admin.end()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Postgres reads a key only from a file of its own that nobody else may read. */
async function speakTls(certificate: string, key: string): Promise<void> {
  for (const [name, pem] of [
    ['server.crt', certificate],
    ['server.key', key],
  ]) {
    const lines = pem
      ?.trim()
      .split('\n')
      .map((line) => `('${line}')`)
    await admin.query(`copy (values ${lines}) to program 'umask 077; cat > ${name}'`)
  }
  await admin.query('alter system set ssl = on')
  await admin.query('select pg_reload_conf()')
}

/** Whether the services' connection is encrypted, as Postgres sees it; throws where it can't be made. */
async function isEncrypted(query: string): Promise<boolean | undefined> {
  const url = `${postgres.url.replace('127.0.0.1', 'localhost')}${query}`
  const db = openDatabase({ url, vault: theVault(), size: 1 })
  try {
    const [row] = await many<{ pid: number }>(db, 'select pg_backend_pid() as pid', {})
    const sql = 'select ssl from pg_stat_ssl where pid = $1'
    return (await admin.query(sql, [row?.pid])).rows[0]?.ssl
  } finally {
    await db.destroy()
  }
}

const trusting = (name: string) => `?sslmode=verify-full&sslrootcert=${join(folder, name)}`

describe('DATABASE_URL', () => {
  it('with an authority asks for TLS', async () => {
    expect(await isEncrypted(trusting('authority.pem'))).toBe(true)
  })

  it('without sslmode does not', async () => {
    expect(await isEncrypted('')).toBe(false)
  })

  it('refuses a Postgres of an authority that it does not know', async () => {
    for (const query of [trusting('stranger.pem'), '?sslmode=verify-full', '?sslmode=require'])
      await expect(isEncrypted(query)).rejects.toThrow(/certificate/)
  })
})
