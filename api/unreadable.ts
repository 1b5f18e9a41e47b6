import type { Socket } from 'node:net'
import { Refusal } from '../domain/errors.ts'
import type { Dependencies } from './dependencies.ts'
import { noPermissions } from './middleware/headers.ts'
import { problemOf } from './middleware/problem.ts'

/** What every other answer says too; a test holds the two together. */
const headers = {
  'Cache-Control': 'no-store',
  'Content-Language': 'da',
  'Content-Security-Policy':
    "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  'Content-Type': 'application/problem+json',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': noPermissions,
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '0',
  Connection: 'close',
}

/** What is not HTTP never reaches Koa; it gets a problem all the same. */
export function refuseUnreadable({ log, metrics }: Dependencies) {
  return function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
    const slow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
    const refusal = new Refusal(slow ? 'body-too-slow' : 'request-invalid')
    log.info({ code: refusal.code }, 'refused')
    metrics.refusals.inc({ code: refusal.code })
    socket.end(answerOf(refusal, slow ? 'Request Timeout' : 'Bad Request'))
  }
}

function answerOf(refusal: Refusal, reason: string): string {
  const problem = problemOf(refusal, 'da', '0'.repeat(32))
  const body = JSON.stringify(problem)
  const all = { ...headers, 'Content-Length': String(Buffer.byteLength(body)) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${problem.status} ${reason}\r\n${lines.join('')}\r\n${body}`
}
