import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually } from '../run/eventually.ts'
import {
  alive,
  childrenOf,
  type NpmStart,
  type Process,
  signalAll,
  startDev,
} from '../run/npm-start.ts'
import { freePort } from '../run/servers.ts'

let folder: string
let environment: NodeJS.ProcessEnv
let running: NpmStart
const started: Process[] = []
let cancelledVisit = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-start-'))
  // the user that root lends to Postgres must be able to enter
  await chmod(folder, 0o755)
  const { DATABASE_URL, TEMPORAL_ADDRESS, OIDC_ISSUER, ...inherited } = process.env
  const [apiPort, webPort] = [await freePort(), await freePort()]
  environment = {
    ...inherited,
    NODE_OPTIONS: '',
    DATA_FOLDER: folder,
    API_PORT: String(apiPort),
    WEB_PORT: String(webPort),
  }
})

afterAll(async () => {
  signalAll([...started, ...(await childrenOf(folder))], 'SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

async function start(): Promise<NpmStart> {
  const one = startDev(environment)
  started.push(one.process)
  running = one
  await one.says('Borgerdialog is open.')
  started.push(...(await childrenOf(folder)))
  return one
}

async function addresses(): Promise<Record<string, string>> {
  return JSON.parse(await readFile(join(folder, 'addresses.json'), 'utf8'))
}

async function bash(script: string): Promise<string> {
  const options = { env: environment, timeout: 60_000 }
  return (await promisify(execFile)('bash', ['-c', script], options)).stdout
}

async function statusOfVisit(): Promise<string> {
  const { api } = await addresses()
  const answer = await bash(
    `curl -s -H "Authorization: Bearer $(npm run --silent token -- anna)" ${api}/v1/appointments/${cancelledVisit}`,
  )
  return JSON.parse(answer).status
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}

describe('npm start', () => {
  it('opens, and says where', async () => {
    await start()
    const { api = '', identityProvider = '', temporalUi = '' } = await addresses()
    for (const address of [api, identityProvider, temporalUi]) {
      expect(running.said()).toContain(address)
      expect(await answers(address)).toBe(true)
    }
    expect(await childrenOf(folder)).toHaveLength(2)
  })

  it('prints three lines that work when pasted', async () => {
    const lines = running.said().match(/^ {2}(VISIT=|curl ).*$/gm) ?? []
    expect(lines).toHaveLength(3)
    const [visit, cancellation, tasks] = (await bash(lines.join('; echo; '))).split(/\n+/)
    expect(JSON.parse(cancellation ?? '')).toMatchObject({
      appointmentId: visit,
      text: 'Jeg er hos min datter.',
    })
    cancelledVisit = visit ?? ''
    const { id } = JSON.parse(cancellation ?? '')
    expect(JSON.parse(tasks ?? '').items).toContainEqual(
      expect.objectContaining({ cancellationId: id }),
    )
  })

  it('lets who is due be asked for, with what it wrote down', async () => {
    expect(await bash('npm run --silent retention')).toBe('Due: 0. Held: 0.\n')
  })

  it('says in one line that it runs already', async () => {
    const second = startDev(environment)
    started.push(second.process)
    expect(await second.exited).toBe(1)
    const lines = second.said().trim().split('\n')
    expect(lines).toEqual([
      expect.stringContaining(`runs already (process ${running.process.pid})`),
    ])
    expect(await statusOfVisit()).toBe('cancelled')
  })
})

describe('npm start, ended and begun again', () => {
  it('leaves nothing running after Ctrl-C', async () => {
    const { api = '', identityProvider = '', temporalUi = '' } = await addresses()
    signalAll([running.process], 'SIGINT')
    expect(await running.exited).toBe(0)
    expect(alive(started)).toEqual([])
    expect(await childrenOf(folder)).toEqual([])
    for (const address of [api, identityProvider, temporalUi]) {
      expect(await answers(address)).toBe(false)
    }
  })

  it('finds its data again, and after kill -9 of everything too', async () => {
    await start()
    expect(await statusOfVisit()).toBe('cancelled')
    const children = await childrenOf(folder)
    signalAll([running.process, ...children], 'SIGKILL')
    await running.exited

    await start()
    expect(await statusOfVisit()).toBe('cancelled')
    expect(alive(children)).toEqual([])
  })

  it('leaves nothing running when Ctrl-C comes before it is open', async () => {
    signalAll([running.process], 'SIGINT')
    expect(await running.exited).toBe(0)
    const hasty = startDev(environment)
    started.push(hasty.process)
    await hasty.says('Starting Postgres')
    const children = () => childrenOf(folder)
    started.push(...(await eventually(children, (some) => some.length > 0)))
    signalAll([hasty.process], 'SIGINT')
    expect(await hasty.exited).toBe(0)
    started.push(...(await childrenOf(folder)))
    expect(alive(started)).toEqual([])
  })
})
