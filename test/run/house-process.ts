/** API and worker as the process that they are in production, to be killed and ended by signals. */
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HouseOptions } from '../../worker/house.ts'

export interface HouseProcess {
  pid: number
  url: string
  exited: Promise<number | null>
  /** Resolves when it answers. */
  answers(): Promise<void>
  kill(): Promise<void>
}

type Wanted = HouseOptions & { apiPort: number }

const patienceMs = 30_000

/** `hear` is told all that it says, then at its most talkative. */
export function startHouseProcess(options: Wanted, hear?: (said: string) => void): HouseProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'worker/main.ts'], {
    stdio: hear ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'ignore', 'inherit'],
    env: { ...environmentOf(options), ...(hear && { LOG_LEVEL: 'trace' }) },
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (said: string) => hear?.(said))
  }
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = `http://127.0.0.1:${options.apiPort}`
  return {
    pid: child.pid ?? 0,
    url,
    exited,
    answers: () => answers(url, exited),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

export function environmentOf(options: Wanted): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_OPTIONS: '',
    DATABASE_URL: options.databaseUrl,
    KEYS_DATABASE_URL: options.keysDatabaseUrl,
    TEMPORAL_ADDRESS: options.temporalAddress,
    OIDC_ISSUER: options.oidcIssuer,
    PAYLOAD_KEYS: options.payloadKeys,
    MUNICIPAL_KEYS: options.municipalKeys,
    LOOKUP_KEY: options.lookupKey,
    LEDGER_KEYS: options.ledgerKeys,
    WORKFLOW_BUNDLE: options.workflowBundle,
    TASK_QUEUE: options.taskQueue,
    SERVE_API: 'true',
    API_PORT: String(options.apiPort),
    LOG_LEVEL: 'silent',
    RATE_LIMIT: options.rateLimit ? 'on' : 'off',
  }
}

async function answers(url: string, exited: Promise<number | null>): Promise<void> {
  const ended = exited.then(() => true)
  const deadline = Date.now() + patienceMs
  while (!(await isLive(url))) {
    if (await Promise.race([ended, sleep(50, false)])) throw new Error('The house has ended')
    if (Date.now() > deadline) throw new Error('The house does not answer')
  }
}

function isLive(url: string): Promise<boolean> {
  return fetch(`${url}/health/live`).then(
    ({ ok }) => ok,
    () => false,
  )
}
