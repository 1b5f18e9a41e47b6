/** Somebody who gives up on nothing: asks again with the same key until there is an answer. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { callAs, type Reply } from '../run/caller.ts'

export interface StubbornCaller {
  /** The answer, whatever it is but an excuse; throws after a minute of excuses. */
  post(path: string, body?: object): Promise<Reply>
  /** Requests whose answer never came. */
  lost(): number
}

const pauseMs = 200
const patienceMs = 60_000
const excuses = ['idempotency-key-in-progress', 'unavailable']

export function stubbornCaller(url: string, subject: string): StubbornCaller {
  const caller = callAs(url, subject)
  let lost = 0
  return {
    lost: () => lost,
    async post(path, body) {
      const headers = { 'Idempotency-Key': randomUUID(), Prefer: 'wait=2' }
      const deadline = Date.now() + patienceMs
      while (Date.now() < deadline) {
        const reply = await caller.post(path, body, headers).catch(() => undefined)
        if (reply && !excuses.includes(reply.body?.code)) return reply
        if (!reply) lost += 1
        await sleep(pauseMs)
      }
      throw new Error(`${path}: no answer within ${patienceMs} ms`)
    },
  }
}
