import { setTimeout as sleep } from 'node:timers/promises'
import type { ServerChild } from './child.ts'
import type { Contender } from './contender.ts'
import { putLoad } from './load.ts'
import { type Machine, query } from './machine.ts'
import { percentile } from './statistics.ts'
import type { Load } from './variants.ts'

export interface Figures {
  p50: number
  p95: number
  p99: number
  perSecond: number
  /** API and worker, CPU ms for each flow; the servers beside them apart. */
  cpu: number
  temporalCpu: number
  postgresCpu: number
  /** The statuses of answers that were not as wanted; 0 where there was no answer. */
  otherwise: number[]
}

/** One load on one variant; ends when what was accepted has been carried out. */
export async function measure(
  { server, ownerUrl, nextVisit }: Contender,
  load: Load,
  { machine, seconds }: { machine: Machine; seconds: number },
): Promise<Figures> {
  await sleep(calmMs)
  const before = await readCpu(server, machine)
  const begun = performance.now()
  const samples = await putLoad(load, { url: server.url, nextVisit, seconds })
  const took = (performance.now() - begun) / 1000
  await settle(ownerUrl)
  const after = await readCpu(server, machine)

  const wanted = load.prefer === 'respond-async' ? 202 : 201
  const good = samples.filter(({ status }) => status === wanted).map(({ ms }) => ms)
  const perFlow = (end: number, begin: number) => (end - begin) / samples.length
  return {
    p50: percentile(good, 0.5),
    p95: percentile(good, 0.95),
    p99: percentile(good, 0.99),
    perSecond: good.length / took,
    cpu: perFlow(after.server, before.server),
    temporalCpu: perFlow(after.temporal, before.temporal),
    postgresCpu: perFlow(after.postgres, before.postgres),
    otherwise: samples.map(({ status }) => status).filter((status) => status !== wanted),
  }
}

async function readCpu(server: ServerChild, machine: Machine) {
  const { temporal = Number.NaN, postgres = Number.NaN } = await machine.cpuMs()
  return { server: await server.cpuMs(), temporal, postgres }
}

/** What the variant before has left to tidy up is not this one's. */
const calmMs = 2000
const restMs = 300
const patienceMs = 5000

/** Until all is carried out, or nothing moves: (b) has no relay for a failed start. */
async function settle(ownerUrl: string): Promise<void> {
  const text = "select count(*)::int as n from cancellations where status = 'accepted'"
  let before: unknown
  let moved = performance.now()
  do {
    await sleep(restMs)
    const [left] = await query(ownerUrl, text)
    if (left?.n !== before) moved = performance.now()
    before = left?.n
  } while (before !== 0 && performance.now() - moved < patienceMs)
}
