import { randomUUID } from 'node:crypto'
import { type Agent, request } from 'node:http'
import type { Visit } from './city.ts'

const body = JSON.stringify({ reasonCode: 'not-home', text: 'Jeg er hos min datter den dag.' })

/** Cancels one visit; resolves with the status when the last byte of the answer is here. */
export function cancel(
  { id, token }: Visit,
  to: { url: string; prefer: string; agent: Agent },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'Idempotency-Key': randomUUID(),
      Prefer: to.prefer,
    }
    const path = `${to.url}/v1/appointments/${id}/cancellation`
    const sent = request(path, { method: 'POST', agent: to.agent, headers }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
      answer.once('error', reject)
    })
    sent.once('error', reject)
    sent.end(body)
  })
}
