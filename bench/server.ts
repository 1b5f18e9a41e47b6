import { createLog } from '../api/log.ts'
import { openHouse } from '../worker/house.ts'
import { installRuntime } from '../worker/worker.ts'
import type { ServerOptions } from './door.ts'
import { servePlain } from './plain/server.ts'
import { serveSixActivities } from './six-activities/server.ts'

export type Told = { port: number } | { cpuMs: number }

/** One variant in a process of its own, so that its CPU can be told from the others'. */
const serve = {
  ours: serveOurs,
  plain: servePlain,
  six: serveSixActivities,
  unguarded: serveOurs,
  unledgered: serveOurs,
}

const options: ServerOptions = JSON.parse(process.argv[2] ?? '{}')
const opening = serve[options.variant](options)
process.on('message', () => tell({ cpuMs: cpuMs() }))
process.on('disconnect', close)
// Ctrl-C reaches the whole group; the bench ends its servers in order
process.on('SIGINT', () => undefined)
tell({ port: (await opening).port })

async function serveOurs(options: ServerOptions) {
  const log = createLog('warn')
  installRuntime(log)
  const house = await openHouse(options, log)
  await house.working
  return { port: house.api?.port ?? 0, close: house.close }
}

function tell(what: Told): void {
  process.send?.(what)
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function close(): void {
  setTimeout(() => process.exit(1), 10_000).unref()
  opening
    .then((server) => server.close())
    .then(
      () => process.exit(0),
      () => process.exit(1),
    )
}
