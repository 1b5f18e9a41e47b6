import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** `npm run audit-packages` at a registry that answers so. */
async function auditAt(answer: Answer): Promise<{ code: number | null; said: string }> {
  const cache = await mkdtemp(join(tmpdir(), 'borgerdialog-audit-'))
  const registry = createServer((request, response) => {
    request.resume().once('end', () => answer(request, response))
  })
  await once(registry.listen(0, '127.0.0.1'), 'listening')
  const { port } = registry.address() as AddressInfo
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/deployment/audit.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      npm_config_registry: `http://127.0.0.1:${port}/`,
      npm_config_cache: cache,
      npm_config_fetch_retries: '0',
    },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = await once(child, 'close')
  registry.closeAllConnections()
  registry.close()
  await rm(cache, { recursive: true, force: true })
  return { code, said }
}

const status =
  (code: number): Answer =>
  (_, response) =>
    void response.writeHead(code).end()

/** A hole in every version of koa; npm then asks for other versions of it and of what needs it. */
function holeInKoa(severity: string): Answer {
  const hole = { id: 1, url: 'https://a.example/1', title: 'A hole', vulnerable_versions: '*' }
  return ({ url = '', method }, response) => {
    const name = decodeURIComponent(url.slice(1))
    const version = '0.0.1'
    const versions = { [version]: { name, version, dist: {} } }
    const answer = { name, versions, 'dist-tags': { latest: version } }
    const report = { koa: [{ ...hole, severity }] }
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(method === 'POST' ? report : answer))
  }
}

describe('the audit', () => {
  it('passes where no hole is known', async () => {
    const none: Answer = (_, response) => void response.end('{}')
    const { code, said } = await auditAt(none)
    expect({ code, said }).toEqual({
      code: 0,
      said: 'Known holes in what runs in production: none.\n',
    })
  })

  it.each(['high', 'critical'])('fails where a %s one is known', async (severity) => {
    const { code, said } = await auditAt(holeInKoa(severity))
    expect(said).toMatch(new RegExp(`^Known holes .*: \\d ${severity}`))
    expect(code).toBe(1)
  })

  it('tells of a moderate one, and passes', async () => {
    const { code, said } = await auditAt(holeInKoa('moderate'))
    expect(said).toMatch(/^Known holes .*: \d moderate/)
    expect(code).toBe(0)
  })

  it.each([404, 405])('says that there was none where the registry answers %i', async (answer) => {
    const { code, said } = await auditAt(status(answer))
    expect(said).toContain(
      `NOT AUDITED: the registry has no audit endpoint (it answered ${answer})`,
    )
    expect(code).toBe(0)
  })

  it('asks again where the registry is ill for a moment', async () => {
    let asked = 0
    const { code, said } = await auditAt((_, response) => {
      asked += 1
      if (asked === 1) response.destroy()
      else response.end('{}')
    })
    expect({ code, asked }).toEqual({ code: 0, asked: 2 })
    expect(said).toContain(': none.')
  })

  it('fails where the registry is ill', async () => {
    const { code, said } = await auditAt(status(503))
    expect(said).toContain('The audit failed')
    expect(code).toBe(1)
  })
})
