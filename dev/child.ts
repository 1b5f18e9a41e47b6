/** A server of another make, as a child of `npm start`. */
import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { parse } from 'node:path'
import { forgetChild, rememberChild } from './orphans.ts'

export { stopOrphan } from './orphans.ts'

export interface ChildCommand {
  name: string
  command: string
  args: readonly string[]
  logFile: string
  pidFile: string
  uid?: number | undefined
  gid?: number | undefined
}

export interface Child {
  pid: number
  exited: Promise<number | null>
  stop(signal: NodeJS.Signals, graceMs: number): Promise<void>
}

export function startChild(start: ChildCommand): Child {
  const log = openSync(start.logFile, 'a', 0o600)
  const child = spawn(start.command, start.args, {
    // Its own session: Ctrl-C in the terminal must not reach it before we stop it in order.
    detached: true,
    stdio: ['ignore', log, log],
    // Another user may not be able to enter the folder that we stand in.
    cwd: parse(process.cwd()).root,
    ...(start.uid === undefined ? {} : { uid: start.uid }),
    ...(start.gid === undefined ? {} : { gid: start.gid }),
  })
  closeSync(log)
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.once('error', () => resolve(null))
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`Cannot start ${start.name}: ${start.command}`)
  rememberChild(start, pid)

  const stop = async (signal: NodeJS.Signals, graceMs: number) => {
    const killing = setTimeout(() => child.kill('SIGKILL'), graceMs)
    child.kill(signal)
    await exited
    clearTimeout(killing)
    forgetChild(start.pidFile, pid)
  }
  return { pid, exited, stop }
}
