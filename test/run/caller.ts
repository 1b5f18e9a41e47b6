import { randomUUID } from 'node:crypto'
import { checkContract } from './contract.ts'
import { type Claims, signToken } from './issuer.ts'
import { theRun } from './servers.ts'

export interface Reply<T = Record<string, never>> {
  status: number
  headers: Headers
  text: string
  body: T
}

interface Sent {
  body?: unknown
  headers?: Record<string, string>
}

// biome-ignore lint/suspicious/noExplicitAny: what comes through the door is checked by each test
type Anything = any

/**
 * One person at the door; every POST has a key of its own unless one is given. Whatever is answered
 * is held against the OpenAPI document.
 */
export interface Caller {
  send(method: string, path: string, sent?: Sent): Promise<Reply<Anything>>
  get(path: string, headers?: Record<string, string>): Promise<Reply<Anything>>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<Anything>>
  /** Changes the version that `etag` names. */
  patch(path: string, body: unknown, etag: string): Promise<Reply<Anything>>
  put(path: string, body: unknown, etag: string): Promise<Reply<Anything>>
  cancel(visitId: string, body?: object, headers?: Record<string, string>): Promise<Reply<Anything>>
}

export function tokenFor(claims: Partial<Claims> & { subject: string }): Promise<string> {
  const { issuer, issuerKey } = theRun()
  return signToken(issuerKey, { issuer, ...claims })
}

export function callAs(url: string, subject: string): Caller {
  const token = tokenFor({ subject })

  async function send(method: string, path: string, { body, headers = {} }: Sent = {}) {
    const response = await fetch(url + path, {
      method,
      headers: {
        Authorization: `Bearer ${await token}`,
        ...(method === 'POST' && { 'Idempotency-Key': randomUUID() }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const reply = await readReply(response)
    const contentType = reply.headers.get('Content-Type') ?? ''
    checkContract({ method, path, status: reply.status, contentType, text: reply.text })
    return reply
  }

  return {
    send,
    get: (path, headers = {}) => send('GET', path, { headers }),
    post: (path, body, headers = {}) => send('POST', path, { body, headers }),
    patch: (path, body, etag) => send('PATCH', path, { body, headers: { 'If-Match': etag } }),
    put: (path, body, etag) => send('PUT', path, { body, headers: { 'If-Match': etag } }),
    cancel: (visitId, body = { reasonCode: 'not-home' }, headers = {}) =>
      send('POST', `/v1/appointments/${visitId}/cancellation`, {
        body,
        headers: { Prefer: 'wait=20', ...headers },
      }),
  }
}

export async function readReply(response: Response): Promise<Reply<Anything>> {
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  }
}
