import { randomUUID } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export interface Call {
  method: string
  path: string
  token: string
  body: object | undefined
}

export interface Stopwatch {
  /** Milliseconds until the head of the answer was there; fails unless it is `not-found`. */
  time(call: Call): Promise<number>
  /** How many connections it has used. */
  connections(): number
  close(): void
}

/** Asks again and again on one connection that is kept open. */
export function startStopwatch(url: string): Stopwatch {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const sockets = new Set<Socket>()

  function time({ method, path, token, body }: Call): Promise<number> {
    const bytes = body && JSON.stringify(body)
    const headers = {
      Authorization: `Bearer ${token}`,
      'Idempotency-Key': randomUUID(),
      'If-Match': '*',
      ...(bytes && { 'Content-Type': 'application/json' }),
      ...(bytes && { 'Content-Length': Buffer.byteLength(bytes) }),
    }
    return new Promise((resolve, reject) => {
      const begun = performance.now()
      const sent = request(url + path, { method, agent, headers }, (answer) => {
        const ms = performance.now() - begun
        const { statusCode } = answer
        const end = () =>
          statusCode === 404 ? resolve(ms) : reject(new Error(`${method} ${path}: ${statusCode}`))
        answer.resume().on('end', end)
      })
      sent.on('error', reject).on('socket', (socket) => sockets.add(socket))
      sent.end(bytes)
    })
  }

  return { time, connections: () => sockets.size, close: () => agent.destroy() }
}

/** Stands before a door and holds up, for so many milliseconds, what asks for one of the ids. */
export async function startSlowPorter(
  url: string,
  { ids, ms }: { ids: string[]; ms: number },
): Promise<{ url: string; close(): void }> {
  const agent = new Agent({ keepAlive: true })
  const server = createServer((asked, answering) => {
    const { method, url: path = '', headers } = asked
    const until = performance.now() + (ids.some((id) => path.includes(id)) ? ms : 0)
    while (performance.now() < until);
    const passed = request(url + path, { agent, ...(method && { method }), headers }, (answer) => {
      answering.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(answering)
    })
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    agent.destroy()
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

/**
 * How often one of `left` is more than one of `right` (Mann–Whitney's U by its largest): 0.5 where
 * they are alike, 1 where every one is. Its standard error for n of each is √(1 / 6n), if alike.
 */
export function shareMore(left: number[], right: number[]): number {
  const sorted = right.toSorted((a, b) => a - b)
  const wins = left.map((one) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] ?? 0) < one) low = middle + 1
      else high = middle
    }
    return low
  })
  return wins.reduce((sum, one) => sum + one, 0) / (left.length * right.length)
}
