/** A client that gives up on nothing: it asks again with the same key until it is answered with 2xx. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { callAs, type Reply } from '../run/caller.ts'

export interface Answered {
  visitId: string
  key: string
  status: number
  cancellationId: string
}

export interface StubbornClient {
  /** Cancels one of the visits after the other, `lanes` at a time, until there are none or `stop`. */
  cancelAll(visitIds: string[], lanes: number): Promise<void>
  stop(): void
  answered: Answered[]
  /** Requests whose answer never came. */
  lost(): number
  /** What a client does not expect from a house that is only away for a while. */
  unexpected: string[]
}

const pauseMs = 200
const patienceMs = 60_000

export function stubbornClient(url: string, subject: string): StubbornClient {
  const caller = callAs(url, subject)
  const answered: Answered[] = []
  const unexpected: string[] = []
  let stopped = false
  let lost = 0

  async function ask(visitId: string, key: string): Promise<Reply<{ id: string; code: string }>> {
    const headers = { 'Idempotency-Key': key, Prefer: 'wait=2' }
    return caller.cancel(visitId, { reasonCode: 'not-home', text: visitId }, headers)
  }

  async function cancel(visitId: string): Promise<void> {
    const key = randomUUID()
    const deadline = Date.now() + patienceMs
    while (Date.now() < deadline) {
      const reply = await ask(visitId, key).catch(() => undefined)
      if (reply === undefined) lost += 1
      else if (reply.status === 201 || reply.status === 202) {
        answered.push({ visitId, key, status: reply.status, cancellationId: reply.body.id })
        return
      } else if (reply.status !== 503 && reply.body.code !== 'idempotency-key-in-progress') {
        unexpected.push(`${visitId}: ${reply.status} ${reply.text}`)
        return
      }
      await sleep(pauseMs)
    }
    unexpected.push(`${visitId}: no answer within ${patienceMs} ms`)
  }

  async function lane(visitIds: string[]): Promise<void> {
    for (let id = visitIds.shift(); id !== undefined && !stopped; id = visitIds.shift()) {
      await cancel(id)
    }
  }

  return {
    answered,
    unexpected,
    lost: () => lost,
    stop() {
      stopped = true
    },
    async cancelAll(visitIds, lanes) {
      const left = [...visitIds]
      await Promise.all(Array.from({ length: lanes }, () => lane(left)))
    },
  }
}
