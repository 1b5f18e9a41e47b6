import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { startChild, stopOrphan } from '../../dev/child.ts'
import { stopOrphans } from '../../dev/orphans.ts'
import { isAlive } from '../../dev/processes.ts'

let folder: string
const strangers: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-child-'))
})

afterEach(async () => {
  for (const stranger of strangers.splice(0)) stranger.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

const command = process.execPath
const idle = 'setInterval(() => undefined, 1000)'
const stubborn = `process.on('SIGTERM', () => undefined); console.log('deaf'); ${idle}`

function start(script: string) {
  const pidFile = join(folder, 'server.child')
  const logFile = join(folder, 'server.log')
  const child = startChild({ name: 'server', command, args: ['-e', script], logFile, pidFile })
  return { child, pidFile, logFile }
}

async function waitForLog(logFile: string, word: string): Promise<void> {
  while (!(await readFile(logFile, 'utf8')).includes(word))
    await new Promise((done) => setTimeout(done, 50))
}

describe('startChild', () => {
  it('sends what the child says to the log file and tells how it ended', async () => {
    const { child, logFile } = start('console.log("out"); console.error("err"); process.exit(3)')
    expect(await child.exited).toBe(3)
    expect(await readFile(logFile, 'utf8')).toBe('out\nerr\n')
  })

  it('stops the child when asked and forgets it', async () => {
    const { child, pidFile } = start(idle)
    await child.stop('SIGTERM', 5000)
    expect(isAlive(child.pid)).toBe(false)
    await expect(readFile(pidFile)).rejects.toThrow('ENOENT')
  })

  it('kills a child that does not listen when the grace is over', async () => {
    const { child, logFile } = start(stubborn)
    await waitForLog(logFile, 'deaf')
    await child.stop('SIGTERM', 200)
    expect(isAlive(child.pid)).toBe(false)
  })

  it('refuses a command that does not exist', () => {
    const files = { logFile: join(folder, 'log'), pidFile: join(folder, 'x.child') }
    const missing = { name: 'missing', command: '/nowhere/missing', args: [], ...files }
    expect(() => startChild(missing)).toThrow('Cannot start missing')
  })
})

describe('stopOrphan', () => {
  it('stops the child that the pid file names', async () => {
    const { child, pidFile } = start(idle)
    expect(await stopOrphan(pidFile, command)).toBe(true)
    expect(isAlive(child.pid)).toBe(false)
    expect(await stopOrphan(pidFile, command)).toBe(false)
  })

  it.each([{ startTime: 'long ago' }, { args: ['-e', 'something else'] }])(
    'leaves a process alone that is not shown to be ours: %j',
    async (lie) => {
      const { child, pidFile } = start(idle)
      const remembered = JSON.parse(await readFile(pidFile, 'utf8'))
      await writeFile(pidFile, JSON.stringify({ ...remembered, ...lie }))
      expect(await stopOrphan(pidFile, command)).toBe(false)
      expect(isAlive(child.pid)).toBe(true)
      await child.stop('SIGKILL', 1000)
    },
  )

  it('leaves another program alone that has the pid now', async () => {
    const stranger = spawn('sleep', ['60'])
    strangers.push(stranger)
    const pidFile = join(folder, 'server.child')
    await writeFile(pidFile, JSON.stringify({ pid: stranger.pid, name: 'x', command, args: [] }))
    expect(await stopOrphan(pidFile, command)).toBe(false)
    expect(isAlive(Number(stranger.pid))).toBe(true)
  })

  it('says which of all orphans of a folder it stopped', async () => {
    const { child } = start(idle)
    const said: string[] = []
    await stopOrphans(folder, (line) => said.push(line))
    expect(said).toEqual(['Stopped server, left over from a start that was killed'])
    expect(isAlive(child.pid)).toBe(false)
  })
})
