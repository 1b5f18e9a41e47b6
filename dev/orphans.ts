/** Children that outlived their parent (`kill -9`): remembered in pid files, stopped by the next start. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandLineOf, endProcess, isAlive, startTimeOf } from './processes.ts'

const graceMs = 15_000

interface Remembered {
  pid: number
  name: string
  command: string
  args: readonly string[]
  startTime: string | undefined
}

export function rememberChild(
  start: { name: string; command: string; args: readonly string[]; pidFile: string },
  pid: number,
): void {
  const { name, command, args, pidFile } = start
  const remembered: Remembered = { pid, name, command, args, startTime: startTimeOf(pid) }
  writeFileSync(pidFile, JSON.stringify(remembered), { mode: 0o600 })
}

/** Leaves the file of a child that was started since. */
export function forgetChild(pidFile: string, pid: number): void {
  if (readPidFile(pidFile)?.pid === pid) rmSync(pidFile, { force: true })
}

/** Stops what the file names if it is alive and is shown to be ours; true if something was stopped. */
export async function stopOrphan(pidFile: string, expectedCommand: string): Promise<boolean> {
  const child = readPidFile(pidFile)
  const found = child !== undefined && isAlive(child.pid) && isOurs(child, expectedCommand)
  // Postgres takes SIGTERM as "wait until all have gone"; SIGINT is its fast, clean end.
  if (found) await endProcess(child.pid, signalFor(child.name), graceMs)
  rmSync(pidFile, { force: true })
  return found
}

/** To be called before ports are claimed: an orphan would hold them. */
export async function stopOrphans(folder: string, say: (line: string) => void): Promise<void> {
  for (const file of pidFilesIn(folder)) {
    const child = readPidFile(file)
    if (child === undefined) continue
    if (await stopOrphan(file, child.command))
      say(`Stopped ${child.name}, left over from a start that was killed`)
  }
}

function isOurs(child: Remembered, expectedCommand: string): boolean {
  const line = commandLineOf(child.pid)
  // The arguments name the data; a wrapper may have put another command before them.
  if (!line?.includes(expectedCommand) || !line.endsWith(child.args.join(' '))) return false
  return child.startTime === undefined || child.startTime === startTimeOf(child.pid)
}

function signalFor(name: string): NodeJS.Signals {
  return name === 'postgres' ? 'SIGINT' : 'SIGTERM'
}

function pidFilesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder)
    return names.filter((name) => name.endsWith('.child')).map((name) => join(folder, name))
  } catch {
    return []
  }
}

function readPidFile(file: string): Remembered | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
