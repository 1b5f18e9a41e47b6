import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readConfig, readMigration } from '../config.ts'
import { keysUrl, production, refusal, url } from './run/environment.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-config-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fileWith(text: string): Promise<string> {
  const file = join(folder, text)
  await writeFile(file, text)
  return file
}

describe('production', () => {
  it('asks over https alone whose tokens count, but on this machine', () => {
    const start = (OIDC_ISSUER: string) => refusal(() => readConfig({ ...production, OIDC_ISSUER }))
    for (const host of ['localhost:3002', 'identity.localhost:3002', 'IDENTITY.localhost'])
      expect(start(`http://${host}`)).toBe('')
    for (const host of ['login.example.dk', 'localhost.example.dk', 'notlocalhost', '127.0.0.1'])
      expect(start(`http://${host}`)).toBe('OIDC_ISSUER must begin with https://')
    for (const other of ['login.example.dk', 'file://localhost/x', 'localhost:3002'])
      expect(start(other)).toBe('OIDC_ISSUER must begin with https://')
  })

  it('checks the certificate of Postgres where there is one', () => {
    const start = (query: string) =>
      refusal(() => readConfig({ ...production, DATABASE_URL: url + query }))
    expect(start('?sslmode=verify-full&sslrootcert=/ca.pem')).toBe('')
    const said = 'DATABASE_URL must check the certificate: sslmode=verify-full'
    for (const query of ['sslmode=no-verify', 'uselibpqcompat=true&sslmode=require'])
      expect(start(`?${query}`)).toBe(said)
    const unchecked = '?sslmode=no-verify'
    const keys = { ...production, KEYS_DATABASE_URL: keysUrl + unchecked }
    expect(refusal(() => readConfig(keys))).toBe(`KEYS_${said}`)
    expect(refusal(() => readMigration(keys))).toBe(`MIGRATION_KEYS_${said}`)
    const migration = { ...production, DATABASE_URL: url + unchecked }
    expect(refusal(() => readMigration(migration))).toBe(`MIGRATION_${said}`)
  })
})

describe('the database of the data keys', () => {
  const said = 'KEYS_DATABASE_URL must name another database than DATABASE_URL, backed up apart'
  const migrationSaid =
    'MIGRATION_KEYS_DATABASE_URL must name another database than MIGRATION_DATABASE_URL, backed up apart'

  it.each([
    ['postgres://a:b@db/main', 'postgres://a:b@db/main'],
    ['postgres://a:b@db/main', 'postgresql://other:login@DB:5432/main?sslmode=verify-full'],
    ['postgres://a:b@db:5433/main', 'postgres://a:b@elsewhere:1/main?host=db&port=5433'],
    ['postgres://a:b@db.kommune.dk./main', 'postgres://a:b@db.kommune.dk/main'],
    ['postgres://a:b@localhost/main', 'postgres://a:b@127.0.0.1/main'],
    ['postgres://a:b@[::1]:5432/main', 'postgres://a:b@localhost/main'],
    ['postgres://main:b@db', 'postgres://a:b@db/main'],
    ['postgres://a:b@db/k%C3%B8ge', 'postgres://a:b@db/køge'],
  ])('is not the main one in production: %s, %s', (DATABASE_URL, KEYS_DATABASE_URL) => {
    const names = { DATABASE_URL, KEYS_DATABASE_URL }
    expect(refusal(() => readConfig({ ...production, ...names }))).toBe(said)
    expect(refusal(() => readMigration({ ...production, ...names }))).toBe(migrationSaid)
    const owner = { MIGRATION_DATABASE_URL: url, MIGRATION_KEYS_DATABASE_URL: url }
    expect(refusal(() => readMigration({ ...production, ...owner }))).toBe(migrationSaid)
    expect(refusal(() => readConfig(names))).toBe('')
  })

  it.each([
    ['another server', 'postgres://a:b@keys/main'],
    ['another port', 'postgres://a:b@db:5433/main'],
    ['another name', 'postgres://a:b@db/keys'],
    ['a host that only begins so', 'postgres://a:b@db.example.dk/main'],
  ])('may be one on %s', (_, KEYS_DATABASE_URL) => {
    const start = { ...production, DATABASE_URL: 'postgres://a:b@db/main', KEYS_DATABASE_URL }
    expect(refusal(() => readConfig(start))).toBe('')
    expect(readConfig(start).keysDatabaseUrl).toBe(KEYS_DATABASE_URL)
    expect(readMigration(start).keysUrl).toBe(KEYS_DATABASE_URL)
  })

  it('is the main one at home where nothing else is said', () => {
    expect(readConfig({}).keysDatabaseUrl).toBeUndefined()
    const config = readConfig({ DATABASE_URL: url, MIGRATION_DATABASE_URL: `${url}?owner` })
    expect(config.keysDatabaseUrl).toBe(url)
    expect(config.migrationKeysDatabaseUrl).toBe(`${url}?owner`)
    const own = readConfig({ DATABASE_URL: url, KEYS_DATABASE_URL: keysUrl })
    expect([own.keysDatabaseUrl, own.migrationKeysDatabaseUrl]).toEqual([keysUrl, keysUrl])
  })

  it('is said to a migration in production', () => {
    const { KEYS_DATABASE_URL: _, ...rest } = production
    const without = refusal(() => readMigration(rest))
    expect(without).toBe('Set MIGRATION_KEYS_DATABASE_URL to the login that owns the keys')
    const given = { ...rest, MIGRATION_KEYS_DATABASE_URL: keysUrl }
    expect(readMigration(given).keysUrl).toBe(keysUrl)
  })
})

describe('TLS to Temporal', () => {
  it('is off until it is switched on', () => {
    expect(readConfig(production).temporalTls).toBeUndefined()
    expect(readConfig({ TEMPORAL_TLS: 'on' }).temporalTls).toEqual({})
    expect(refusal(() => readConfig({ TEMPORAL_TLS: 'yes' }))).toBe(
      'TEMPORAL_TLS must be on or off',
    )
  })

  it('takes certificates from files', async () => {
    const TEMPORAL_TLS_AUTHORITY_FILE = await fileWith('authority')
    const TEMPORAL_TLS_CERTIFICATE_FILE = await fileWith('certificate')
    const own = { TEMPORAL_TLS_CERTIFICATE_FILE, TEMPORAL_TLS_KEY_FILE: await fileWith('key') }
    const on = { TEMPORAL_TLS: 'on' }
    const serverRootCACertificate = Buffer.from('authority')
    const clientCertPair = { crt: Buffer.from('certificate'), key: Buffer.from('key') }
    expect(readConfig({ ...on, TEMPORAL_TLS_AUTHORITY_FILE }).temporalTls).toEqual({
      serverRootCACertificate,
    })
    expect(readConfig({ ...on, ...own, TEMPORAL_TLS_AUTHORITY_FILE }).temporalTls).toEqual({
      serverRootCACertificate,
      clientCertPair,
    })
  })

  it('is not half set', async () => {
    const TEMPORAL_TLS_KEY_FILE = await fileWith('key')
    const start = (env: object) => refusal(() => readConfig(env as NodeJS.ProcessEnv))
    expect(start({ TEMPORAL_TLS_KEY_FILE })).toBe('TEMPORAL_TLS_KEY_FILE needs TEMPORAL_TLS=on')
    expect(start({ TEMPORAL_TLS: 'on', TEMPORAL_TLS_KEY_FILE })).toMatch(/, or neither$/)
    const gone = { TEMPORAL_TLS: 'on', TEMPORAL_TLS_AUTHORITY_FILE: join(folder, 'gone') }
    expect(start(gone)).toBe(
      `The file that TEMPORAL_TLS_AUTHORITY_FILE names can't be read (ENOENT)`,
    )
  })
})
