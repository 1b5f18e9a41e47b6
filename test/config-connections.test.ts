import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readConfig, readMigration } from '../config.ts'
import { production, refusal, url } from './run/environment.ts'

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
    const migration = { ...production, DATABASE_URL: `${url}?sslmode=no-verify` }
    expect(refusal(() => readMigration(migration))).toContain('must check the certificate')
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
