import { existsSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { readConfig } from '../../config.ts'
import { theRun } from '../run/servers.ts'
import {
  environmentOf,
  imageEnvironment,
  ours,
  readText,
  serviceOf,
  stageOf,
} from './compose-file.ts'

const root = new URL('../../', import.meta.url)

function portOf(url: string | undefined): string {
  return new URL(url ?? '').port
}

describe('the addresses', () => {
  it('are the ports that config.ts gives and the image exposes', () => {
    const api = readConfig(environmentOf('api'))
    expect(api.apiPort).toBe(readConfig({}).apiPort)
    expect(serviceOf('api').ports).toEqual([`127.0.0.1:${api.apiPort}:${api.apiPort}`])
    expect(stageOf('runtime')).toMatch(new RegExp(`^EXPOSE ${api.apiPort}$`, 'm'))
  })

  it('lead the Temporal web UI to the codec, and the API back to the UI', () => {
    const { temporalUiUrl, apiPort } = readConfig(environmentOf('api'))
    const ui = environmentOf('temporal-ui')
    expect(temporalUiUrl).toBe(readConfig({}).temporalUiUrl)
    expect(ui.TEMPORAL_UI_PORT).toBe(portOf(temporalUiUrl))
    expect(ui.TEMPORAL_CORS_ORIGINS).toBe(temporalUiUrl)
    expect(ui.TEMPORAL_CODEC_ENDPOINT).toBe(`http://localhost:${apiPort}/codec`)
    expect(ui.TEMPORAL_CODEC_INCLUDE_CREDENTIALS).toBe('true')
  })

  it('give the identity provider one name inside and outside', () => {
    const issuer = environmentOf('identity-provider').OIDC_ISSUER
    const { ports, networks } = serviceOf('identity-provider')
    expect(environmentOf('api').OIDC_ISSUER).toBe(issuer)
    expect(environmentOf('worker').OIDC_ISSUER).toBe(issuer)
    expect(networks?.default.aliases).toEqual([new URL(issuer ?? '').hostname])
    expect(ports).toEqual([`127.0.0.1:${portOf(issuer)}:${portOf(issuer)}`])
  })

  it('open no other door than to this machine', () => {
    const published = readText('docker-compose.yml').match(/^ +- [\d.]+:\d+:\d+$/gm) ?? []
    expect(published).toHaveLength(4)
    for (const one of published) expect(one).toMatch(/- 127\.0\.0\.1:/)
  })
})

describe('the image', () => {
  it('has the workflow bundle where the build writes it', () => {
    const { scripts } = JSON.parse(readText('package.json'))
    const [, written] = /build\.js (\S+)/.exec(scripts.build) ?? []
    expect(stageOf('build')).toMatch(/^RUN npm run build$/m)
    expect(stageOf('base')).toMatch(/^WORKDIR \/app$/m)
    expect(imageEnvironment('runtime').WORKFLOW_BUNDLE).toBe(`/app/${written}`)
  })

  it('runs what was compiled from a source that is there', () => {
    const commands = ours.map((name) => String(serviceOf(name).command ?? ''))
    const compiled = [...`${commands} ${readText('Dockerfile')}`.matchAll(/dist\/([\w/-]+)\.js/g)]
    expect(compiled.length).toBeGreaterThan(5)
    for (const [, path = ''] of compiled) {
      const written = path === 'workflows' || existsSync(new URL(`${path}.ts`, root))
      expect(`${path}: ${written}`).toBe(`${path}: true`)
    }
  })

  it('gets every room that the build compiles', () => {
    const { exclude } = JSON.parse(readText('tsconfig.build.json'))
    const letIn = readText('.dockerignore').match(/^!\w+$/gm) ?? []
    for (const room of letIn) expect(exclude).not.toContain(room.slice(1))
    for (const room of ['activities', 'api', 'db', 'dev', 'domain', 'schemas', 'worker'])
      expect(letIn).toContain(`!${room}`)
    expect(readText('.dockerignore')).toMatch(/^!\*\.ts$/m)
  })

  it.each(['dev', 'runtime'])('runs its stage %s as somebody who is not root', (stage) => {
    const users = [...stageOf(stage).matchAll(/^USER (\S+)$/gm)].map(([, user]) => user)
    expect(users).toEqual(['node'])
  })

  it('is built on one pinned Node that the engines allow', () => {
    const from = [...readText('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)
    const [base, ...others] = from
    expect(others).toEqual(['base', 'build', 'base'])
    const [, major] = /^node:(\d+)\.\d+\.\d+-bookworm-slim$/.exec(base ?? '') ?? []
    const { engines } = JSON.parse(readText('package.json'))
    const [, least] = />=(\d+)/.exec(engines.node) ?? []
    expect(Number(major)).toBeGreaterThanOrEqual(Number(least))
  })
})

describe.each([
  ['roles.sql', 'postgres', 3],
  ['key-roles.sql', 'keys', 2],
])('%s', (file, service, passwords) => {
  const sql = readText(`docs/operations/${file}`)

  it('makes the roles that npm start makes', async () => {
    const made = [...sql.matchAll(/^create role (borger\w+) nosuperuser (login|nologin)/gm)]
    const client = new pg.Client({ connectionString: theRun().adminUrl })
    await client.connect()
    const { rows } = await client.query(
      `select rolname as name, rolcanlogin as login from pg_roles
        where rolname like 'borgerdialog%' and not rolsuper order by rolname`,
    )
    await client.end()
    const roles = made.map(([, name, login]) => ({ name, login: login === 'login' }))
    expect(roles.sort((a, b) => `${a.name}`.localeCompare(`${b.name}`))).toEqual(
      rows.sort((a, b) => a.name.localeCompare(b.name)),
    )
    expect(sql).toContain('grant borgerdialog_app to borgerdialog;')
  })

  it('makes the database that the services ask for', () => {
    const { DATABASE_URL, KEYS_DATABASE_URL } = environmentOf('api')
    const url = new URL((service === 'keys' ? KEYS_DATABASE_URL : DATABASE_URL) ?? '')
    expect(url.hostname).toBe(service)
    expect(sql).toContain(`create database ${url.pathname.slice(1)} owner borgerdialog_owner;`)
  })

  it('reads only passwords that its service is given', () => {
    const asked = [...sql.matchAll(/^\\getenv \w+ (\w+)$/gm)]
    const given = environmentOf(service)
    expect(asked).toHaveLength(passwords)
    for (const [, name = ''] of asked) expect(given).toHaveProperty(name)
  })
})
