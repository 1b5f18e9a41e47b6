import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from './app.ts'
import type { Dependencies } from './dependencies.ts'
import { refuseUnreadable } from './unreadable.ts'

export interface ApiServer {
  port: number
  /** Takes nothing new, finishes what it has begun, and then closes. */
  close(): Promise<void>
}

const finishMs = 8000
const sweepMs = 50

export async function serveApi(deps: Dependencies, port: number): Promise<ApiServer> {
  const answer = createApp(deps).callback()
  // what Node would refuse without a body, the door answers itself
  const server = createServer({ requireHostHeader: false }, answer)
  server.on('checkExpectation', answer)
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.on('clientError', refuseUnreadable(deps))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () => closeServer(server),
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), finishMs)
    // a kept-alive connection becomes idle when its last answer is out
    const sweeping = setInterval(() => server.closeIdleConnections(), sweepMs)
    server.close(() => {
      clearTimeout(patience)
      clearInterval(sweeping)
      resolve()
    })
  })
}
