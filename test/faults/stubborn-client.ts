/** A client that gives up on nothing: it asks again with the same key until it is answered with 2xx. */
import { stubbornCaller } from './stubborn-caller.ts'

export interface Answered {
  visitId: string
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

export function stubbornClient(url: string, subject: string): StubbornClient {
  const caller = stubbornCaller(url, subject)
  const answered: Answered[] = []
  const unexpected: string[] = []
  let stopped = false

  async function cancel(visitId: string): Promise<void> {
    const path = `/v1/appointments/${visitId}/cancellation`
    const body = { reasonCode: 'not-home', text: visitId }
    const reply = await caller.post(path, body).catch((error: unknown) => String(error))
    if (typeof reply !== 'string' && (reply.status === 201 || reply.status === 202)) {
      answered.push({ visitId, status: reply.status, cancellationId: reply.body.id })
    } else {
      const text = typeof reply === 'string' ? reply : `${reply.status} ${reply.text}`
      unexpected.push(`${visitId}: ${text}`)
    }
  }

  async function lane(visitIds: string[]): Promise<void> {
    for (let id = visitIds.shift(); id !== undefined && !stopped; id = visitIds.shift()) {
      await cancel(id)
    }
  }

  return {
    answered,
    unexpected,
    lost: caller.lost,
    stop() {
      stopped = true
    },
    async cancelAll(visitIds, lanes) {
      const left = [...visitIds]
      await Promise.all(Array.from({ length: lanes }, () => lane(left)))
    },
  }
}
