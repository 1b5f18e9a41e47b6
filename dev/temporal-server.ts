/** Temporal's development server with its web UI, on a database file in the data folder. */
import { execFile } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type Child, startChild, stopOrphan } from './child.ts'

export interface TemporalServer {
  address: string
  uiUrl: string
  exited: Promise<number | null>
  stop(): Promise<void>
  /** Pulls the plug, for tests of faults. */
  kill(): void
}

export interface TemporalOptions {
  folder: string
  port: number
  uiPort: number
  /** So that the UI can show what the payload codec encrypted. */
  codecEndpoint?: string | undefined
  say: (line: string) => void
  binary?: string
}

const searchAttributes = ['Organisation', 'ReasonCode', 'CancellationStatus']
// The defaults bind before the hardware of one machine does (frontend.namespaceRPS is 2400).
const caps = [
  'frontend.rps',
  'frontend.namespaceRPS',
  'frontend.namespaceRPS.visibility',
  'frontend.namespaceCount',
  'frontend.persistenceMaxQPS',
  'matching.rps',
  'matching.persistenceMaxQPS',
  'history.rps',
  'history.persistenceMaxQPS',
]
// Whose worker was killed several times in the middle of a step waits 10 s, and by default up to
// ten minutes more, before another gets it.
const retry = ['--dynamic-config-value', 'history.workflowTaskRetryMaxInterval="2s"']
const patienceMs = 60_000
const graceMs = 10_000

export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const folder = resolve(options.folder)
  const binary = options.binary ?? 'temporal'
  await mkdir(folder, { recursive: true })
  const pidFile = join(folder, 'temporal.child')
  if (await stopOrphan(pidFile, binary))
    options.say('Stopped a Temporal server, left over from a start that was killed')

  const logFile = join(folder, 'temporal.log')
  const begun = (await log(logFile)).length
  const child = startChild({
    name: 'temporal',
    command: binary,
    args: argumentsFor({ ...options, folder }),
    logFile,
    pidFile,
  })
  const address = `127.0.0.1:${options.port}`
  const stop = () => child.stop('SIGTERM', graceMs)
  if (!(await answers(child, binary, address))) {
    await stop()
    const said = (await log(logFile)).slice(begun).trim()
    throw new Error(`Temporal does not start (${logFile}):\n${said}`)
  }
  const kill = () => void process.kill(child.pid, 'SIGKILL')
  const uiUrl = `http://localhost:${options.uiPort}`
  return { address, uiUrl, exited: child.exited, stop, kill }
}

function argumentsFor({ folder, port, uiPort, codecEndpoint }: TemporalOptions): string[] {
  return [
    ...['server', 'start-dev', '--log-level', 'error', '--ip', '127.0.0.1'],
    ...['--port', String(port), '--ui-port', String(uiPort)],
    ...(codecEndpoint === undefined ? [] : ['--ui-codec-endpoint', codecEndpoint]),
    ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'],
    ...caps.flatMap((cap) => ['--dynamic-config-value', `${cap}=100000`]),
    ...retry,
    ...searchAttributes.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
    ...['--db-filename', join(folder, 'temporal.db')],
  ]
}

/** Ready only with the search attributes: they come last, and workflows need them. */
async function answers(child: Child, binary: string, address: string): Promise<boolean> {
  const ended = child.exited.then(() => true)
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    if (await knowsSearchAttributes(binary, address)) return true
    if (await Promise.race([ended, sleep(200, false)])) return false
  }
  return false
}

async function knowsSearchAttributes(binary: string, address: string): Promise<boolean> {
  const args = ['operator', 'search-attribute', 'list', '--address', address]
  try {
    const { stdout } = await promisify(execFile)(binary, args, { timeout: 10_000 })
    return searchAttributes.every((name) => stdout.includes(name))
  } catch {
    return false
  }
}

async function log(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '')
}
