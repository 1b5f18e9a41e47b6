import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readConfig, readMigration } from '../config.ts'
import { readText } from './deployment/compose-file.ts'
import { key, production, refusal, url } from './run/environment.ts'

const without = (name: string) => ({ ...production, [name]: undefined })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-config-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fileWith(text: string): Promise<string> {
  const file = join(folder, randomBytes(8).toString('hex'))
  await writeFile(file, text)
  return file
}

describe('production', () => {
  it('starts with all that it needs', () => {
    const config = readConfig(production)
    expect(config).toMatchObject({ production: true, rateLimit: true, trustedProxies: 0 })
    expect(config.corsOrigins).toEqual([])
    expect(config.municipalKeys).toBe(production.MUNICIPAL_KEYS)
    expect(config.lookupKey).toBe(production.LOOKUP_KEY)
  })

  // only what makes checkpoints needs the key that signs them
  const dispensable = ['NODE_ENV', 'LEDGER_KEYS']
  it.each(Object.keys(production).filter((name) => !dispensable.includes(name)))(
    'does not start without %s, and names it',
    (name) => {
      const message = `In production these must be set: ${name}`
      expect(refusal(() => readConfig(without(name)))).toBe(message)
    },
  )

  it.each(['PAYLOAD_KEYS', 'MUNICIPAL_KEYS'])('does not start with unfit keys in %s', (name) => {
    const good = `2026-1:${key()}`
    const start = (keys: string) => refusal(() => readConfig({ ...production, [name]: keys }))
    for (const id of ['dev', 'dev-1', 'test', 'demo-2026', 'example', 'DEV-2']) {
      expect(start(`${id}:${key()}`)).toBe(
        `${name}: key "${id}" is for development, not for production`,
      )
      expect(start(`${good}, ${id}:${key()}`)).toContain(`key "${id}"`)
    }
    const repeated = Buffer.alloc(32, 7).toString('base64')
    expect(start(`${good},2026-2:${repeated}`)).toBe(`${name}: key "2026-2" is one byte repeated`)
    expect(start('2026-3:c2hvcnQ=')).toBe(`${name}: key "2026-3" is not 32 bytes of base64`)
    expect(start(`2026-4:${key()}`)).toBe('')
  })

  it('does not show a key whose id was forgotten', () => {
    const bare = key()
    const said = refusal(() => readConfig({ ...production, PAYLOAD_KEYS: bare }))
    expect(said).toBe('PAYLOAD_KEYS: key 1 is not of the form id:base64')
  })

  it('does not start with a lookup key that anyone could guess', () => {
    const start = (LOOKUP_KEY: string) => refusal(() => readConfig({ ...production, LOOKUP_KEY }))
    expect(start(Buffer.alloc(32).toString('base64'))).toBe('LOOKUP_KEY is one byte repeated')
    expect(start('c2hvcnQ=')).toBe('LOOKUP_KEY is not 32 bytes of base64')
    const sign = (LEDGER_KEYS: string) => refusal(() => readConfig({ ...production, LEDGER_KEYS }))
    expect(sign('dev-1:AAAA')).toBe(
      'LEDGER_KEYS: key "dev-1" is for development, not for production',
    )
  })

  it('does not start without limits', () => {
    expect(refusal(() => readConfig({ ...production, RATE_LIMIT: 'off' }))).toMatch(
      /RATE_LIMIT=off/,
    )
    expect(readConfig({ ...production, RATE_LIMIT: 'on' }).rateLimit).toBe(true)
  })

  it('lets pages in over https only', () => {
    const start = (CORS_ORIGINS: string) => readConfig({ ...production, CORS_ORIGINS }).corsOrigins
    const origins = ['https://borger.example.dk', 'https://ansat.example.dk:8443']
    expect(start(origins.join(' , '))).toEqual(origins)
    expect(refusal(() => start('http://localhost:3001'))).toContain('http://localhost:3001')
  })

  it('finds no key to copy in what is published', () => {
    const published = [
      '.env.example',
      'docker-compose.yml',
      'docs/operations/README.md',
      'README.md',
    ]
    for (const file of published) expect(readText(file)).not.toMatch(/[\w+/-]{43}=/)
  })
})

describe('at home', () => {
  it('nothing needs to be set', () => {
    expect(readConfig({})).toMatchObject({ production: false, rateLimit: true, corsOrigins: [] })
  })

  it('the limits can be lifted, by that word only', () => {
    expect(readConfig({ RATE_LIMIT: 'off' }).rateLimit).toBe(false)
    expect(refusal(() => readConfig({ RATE_LIMIT: 'no' }))).toBe('RATE_LIMIT must be on or off')
  })

  it('a page on this machine may be let in', () => {
    const CORS_ORIGINS = 'http://localhost:3001'
    expect(readConfig({ CORS_ORIGINS }).corsOrigins).toEqual([CORS_ORIGINS])
  })

  it.each([
    '*',
    'null',
    'https://a.dk/',
    'https://a.dk/x',
    'http://a.dk',
    'https://*.a.dk',
    'a.dk',
  ])('a page is not let in by %s', (origin) => {
    expect(refusal(() => readConfig({ CORS_ORIGINS: origin }))).toContain(`"${origin}"`)
  })

  it.each(['-1', '1.5', 'all', '10'])('no %s proxies are trusted', (TRUSTED_PROXIES) => {
    expect(refusal(() => readConfig({ TRUSTED_PROXIES }))).toContain('TRUSTED_PROXIES must be')
    expect(readConfig({ TRUSTED_PROXIES: '2' }).trustedProxies).toBe(2)
  })
})

describe('a secret', () => {
  const names = [
    'DATABASE_URL',
    'KEYS_DATABASE_URL',
    'PAYLOAD_KEYS',
    'MUNICIPAL_KEYS',
    'LOOKUP_KEY',
    'LEDGER_KEYS',
  ] as const

  it.each(names)('may stand in a file: %s', async (name) => {
    const file = await fileWith(`${production[name]}\n`)
    const config = readConfig({ ...without(name), [`${name}_FILE`]: file })
    expect(config).toEqual(readConfig(production))
  })

  it.each([...names, 'MIGRATION_DATABASE_URL', 'MIGRATION_KEYS_DATABASE_URL'])(
    'is not given twice: %s',
    async (name) => {
      const file = await fileWith('hemmelig')
      const said = refusal(() => readConfig({ [name]: 'hemmelig', [`${name}_FILE`]: file }))
      expect(said).toBe(`Set ${name} or ${name}_FILE, not both`)
    },
  )

  it('whose file is missing, empty or no file is named by its variable alone', async () => {
    const start = (file: string) => refusal(() => readConfig({ PAYLOAD_KEYS_FILE: file }))
    const what = 'The file that PAYLOAD_KEYS_FILE names'
    expect(start(join(folder, 'hemmelig'))).toBe(`${what} can't be read (ENOENT)`)
    expect(start(folder)).toBe(`${what} can't be read (EISDIR)`)
    expect(start(await fileWith('\n'))).toBe(`${what} is empty`)
  })

  it('loses only the end of its last line', async () => {
    const read = async (text: string) =>
      readConfig({ LOOKUP_KEY_FILE: await fileWith(text) }).lookupKey
    expect(await read(' a b \r\n')).toBe(' a b ')
    expect(await read('a\n\n')).toBe('a\n')
  })

  it('in a file that is for development stops production too', async () => {
    const PAYLOAD_KEYS_FILE = await fileWith(`dev-1:${key()}\n`)
    const said = refusal(() => readConfig({ ...without('PAYLOAD_KEYS'), PAYLOAD_KEYS_FILE }))
    expect(said).toContain('PAYLOAD_KEYS: key "dev-1" is for development')
  })

  it('is all that a migration reads, from its own variable first', async () => {
    const owner = url.replace('borgerdialog:', 'owner:')
    const { MUNICIPAL_KEYS, LOOKUP_KEY } = production
    const keys = { MUNICIPAL_KEYS, LOOKUP_KEY_FILE: await fileWith(`${LOOKUP_KEY}\n`) }
    const MIGRATION_DATABASE_URL_FILE = await fileWith(`${owner}\n`)
    expect(readMigration({ ...keys, DATABASE_URL: url, MIGRATION_DATABASE_URL_FILE })).toEqual({
      url: owner,
      keysUrl: owner,
      municipalKeys: MUNICIPAL_KEYS,
      lookupKey: LOOKUP_KEY,
    })
    const DATABASE_URL_FILE = await fileWith(url)
    expect(readMigration({ ...keys, DATABASE_URL_FILE }).url).toBe(url)
    expect(refusal(() => readMigration(keys))).toContain('Set MIGRATION_DATABASE_URL')
    expect(refusal(() => readMigration({ DATABASE_URL_FILE }))).toContain('Set MUNICIPAL_KEYS')
  })
})
