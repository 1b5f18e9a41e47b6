/** `npm start` on a data folder of its own, as a process that a test may interrupt and kill. */
import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive, startTimeOf } from '../../dev/processes.ts'
import { eventually } from './eventually.ts'

/** One process for good: the pid alone may be used again. */
export interface Process {
  pid: number
  startTime: string | undefined
}

export interface NpmStart {
  process: Process
  said(): string
  /** Resolves when it has said so; rejects when it ends before. */
  says(text: string): Promise<void>
  exited: Promise<number | null>
}

const patienceMs = 90_000

export function startDev(environment: NodeJS.ProcessEnv): NpmStart {
  const child = spawn(process.execPath, ['--import', 'tsx', 'dev/main.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  })
  const { pid = 0 } = child
  let said = ''
  let ended = false
  const hear = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  void exited.then(() => {
    ended = true
  })
  return {
    process: { pid, startTime: startTimeOf(pid) },
    said: () => said,
    exited,
    async says(text) {
      await eventually(async () => ended || said.includes(text), Boolean, patienceMs)
      if (!said.includes(text)) throw new Error(`It did not say "${text}", but:\n${said}`)
    },
  }
}

/** The servers that it started, by what it keeps of them in its data folder. */
export async function childrenOf(folder: string): Promise<Process[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.child'))
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  // made, and not yet written
  return texts.filter(Boolean).map((text) => JSON.parse(text))
}

export function alive(processes: Process[]): Process[] {
  return processes.filter(({ pid, startTime }) => isAlive(pid) && startTimeOf(pid) === startTime)
}

export function signalAll(processes: Process[], signal: NodeJS.Signals): void {
  for (const { pid } of alive(processes)) process.kill(pid, signal)
}
