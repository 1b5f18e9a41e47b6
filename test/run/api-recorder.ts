/** Stands between the pages and the API, and writes down each call with its beginning and its end. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Call {
  call: string
  began: number
  ended: number
}

export interface ApiRecorder {
  url: string
  /** Since it was asked last; streams of events are left out. */
  take(): Call[]
  close(): Promise<void>
}

export async function recordApi(api: () => string): Promise<ApiRecorder> {
  let calls: Call[] = []
  const server = createServer(async (request, response) => {
    const began = performance.now()
    const { method = 'GET', url = '/' } = request
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = Object.entries(request.headers).filter(([name]) => !hop.includes(name))
    const answer = await fetch(api() + url, {
      method,
      headers: Object.fromEntries(headers) as Record<string, string>,
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    })
    const body = Buffer.from(await answer.arrayBuffer())
    calls.push({ call: `${method} ${url.split('?')[0]}`, began, ended: performance.now() })
    const told = [...answer.headers].filter(([name]) => !hop.includes(name))
    response.writeHead(answer.status, Object.fromEntries(told)).end(body)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const taken = calls
      calls = []
      return taken
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const hop = ['connection', 'content-length', 'content-encoding', 'host', 'transfer-encoding']

/** How many of the calls had to wait for one another. */
export function inARow(calls: Call[]): number {
  const sorted = calls.toSorted((a, b) => a.began - b.began)
  const depths: number[] = []
  for (const [index, { began }] of sorted.entries()) {
    const before = sorted
      .slice(0, index)
      .flatMap(({ ended }, i) => (ended <= began ? [depths[i] ?? 0] : []))
    depths.push(1 + Math.max(0, ...before))
  }
  return Math.max(0, ...depths)
}
