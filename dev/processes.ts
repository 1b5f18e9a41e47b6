/** What the operating system says about a process that may not be our own child any more. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const procfs = process.platform === 'linux'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  // In a container nobody may reap an orphan: a zombie is as good as gone.
  return !procfs || statFields(pid)?.[0] !== 'Z'
}

/** With the pid it names one process for good, also when the pid is used again. */
export function startTimeOf(pid: number): string | undefined {
  return procfs ? statFields(pid)?.[19] : ps(pid, 'lstart=')
}

/** The command and its arguments, parted by spaces; undefined if the process is gone. */
export function commandLineOf(pid: number): string | undefined {
  if (!procfs) return ps(pid, 'command=')
  const line = read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim()
  return line === '' ? undefined : line
}

/** Asks first, kills after the grace, and returns when the process is gone. */
export async function endProcess(pid: number, signal: NodeJS.Signals, graceMs: number) {
  send(pid, signal)
  if (await isGoneWithin(pid, graceMs)) return
  send(pid, 'SIGKILL')
  if (!(await isGoneWithin(pid, 10_000))) throw new Error(`Process ${pid} cannot be stopped`)
}

async function isGoneWithin(pid: number, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false
    await sleep(50)
  }
  return true
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** /proc/<pid>/stat from field 3 on; the name before it may hold blanks and parentheses. */
function statFields(pid: number): string[] | undefined {
  const stat = read(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
