import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { ServerOptions } from './door.ts'
import type { Told } from './server.ts'

export interface ServerChild {
  url: string
  cpuMs(): Promise<number>
  stop(): Promise<void>
}

/** Runs a variant in its own process; rate limits are for people, not for a bench. */
export async function startServer(
  options: ServerOptions,
  { path, profile }: { path: string; profile: string | undefined },
): Promise<ServerChild> {
  // each thread writes a file of its own there
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}/${options.variant}`] : []
  const child = fork(new URL('./server.ts', import.meta.url), [JSON.stringify(options)], {
    execArgv: ['--import', import.meta.resolve('tsx'), ...profiling],
    env: { PATH: path, RATE_LIMIT: 'off' },
  })
  const exited = once(child, 'exit')
  const ended = exited.then(([code]): never => {
    throw new Error(`The server "${options.variant}" ended with ${code}`)
  })
  ended.catch(() => undefined)

  async function heard(): Promise<Told> {
    const [told] = await Promise.race([once(child, 'message'), ended])
    return told
  }

  const opened = await heard()
  return {
    url: `http://127.0.0.1:${'port' in opened ? opened.port : 0}`,
    async cpuMs() {
      const answer = heard()
      child.send('cpu')
      const told = await answer
      return 'cpuMs' in told ? told.cpuMs : Number.NaN
    },
    async stop() {
      if (child.connected) child.disconnect()
      await exited
    },
  }
}
