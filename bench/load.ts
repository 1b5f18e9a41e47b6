import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { cancel } from './citizen.ts'
import type { Visit } from './city.ts'
import type { Load } from './variants.ts'

export interface Sample {
  /** From the moment when it was due, so that a late start counts too. */
  ms: number
  status: number
}

/** A closed loop ends early rather than use up more visits than this. */
export const mostPerSecond = 500

export function visitsNeeded(shape: Load['shape'], seconds: number): number {
  return seconds * ('inFlight' in shape ? mostPerSecond : shape.perSecond)
}

interface Run {
  send: (due: number) => Promise<void>
  seconds: number
}

/** Puts a load on a server and returns one sample for each POST. */
export async function putLoad(
  { shape, prefer }: Pick<Load, 'shape' | 'prefer'>,
  to: { url: string; nextVisit: () => Visit; seconds: number },
): Promise<Sample[]> {
  const agent = new Agent({ keepAlive: true })
  const samples: Sample[] = []
  const send = async (due: number) => {
    const status = await cancel(to.nextVisit(), { url: to.url, prefer, agent }).catch(() => 0)
    samples.push({ ms: performance.now() - due, status })
  }
  const run = { send, seconds: to.seconds }
  await ('inFlight' in shape ? closedLoop(shape.inFlight, run) : openLoop(shape.perSecond, run))
  agent.destroy()
  return samples
}

/** So many citizens, each of whom sends the next as soon as the last is answered. */
async function closedLoop(inFlight: number, { send, seconds }: Run): Promise<void> {
  const end = performance.now() + seconds * 1000
  let left = visitsNeeded({ inFlight }, seconds)
  const citizen = async () => {
    while (performance.now() < end && left-- > 0) await send(performance.now())
  }
  await Promise.all(Array.from({ length: inFlight }, citizen))
}

/** One every 1/n second whatever becomes of the earlier ones. */
async function openLoop(perSecond: number, { send, seconds }: Run): Promise<void> {
  const begin = performance.now()
  const sent: Promise<void>[] = []
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const due = begin + (number * 1000) / perSecond
    await sleep(Math.max(0, due - performance.now()))
    sent.push(send(due))
  }
  await Promise.all(sent)
}
