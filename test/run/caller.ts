import { randomUUID } from 'node:crypto'
import { nsis } from '../../api/claim-map.ts'
import { checkContract } from './contract.ts'
import { type Claims, signToken } from './issuer.ts'
import { theRun } from './servers.ts'

export interface Reply<T = Anything> {
  status: number
  headers: Headers
  text: string
  body: T
}

interface Sent {
  body?: unknown
  headers?: Record<string, string>
}

/** A test that reads the first knows that it is there. */
type Some<T> = [T, ...T[]]

interface Address {
  text: string | null
  protected: boolean
  explanation: string | null
}

/**
 * The fields of answers, whichever it is: the contract check holds each against its own schema, and
 * what is not there is undefined.
 */
export interface Anything {
  with: string
  id: string
  code: string
  status: string
  title: string
  detail: string
  details: Record<string, unknown>
  flags: string[]
  dueAt: string
  dueBy: string
  errors: Some<{ pointer: string; detail: string }>
  traceId: string
  items: Some<Anything>
  next: string & { text: string }
  appointmentId: string
  cancellationId: string
  citizenId: string
  organisationId: string
  taskId: string
  threadId: string
  messageId: string
  recordEntryId: string
  assigneeId: string
  steps: { name: string; at: string }[]
  replyPermission: { allowed: boolean; code: string; explanation: string }
  text: string
  number: number
  author: { kind: string; name: string; organisation: string | null }
  seenBy: {
    kind: string
    name: string | null
    shownAt: string
    readAt: string | null
    text: string
  }[]
  wronglyCreated: { at: string; by?: string; reason?: string } | null
  class: string
  requestedAt: string
  unreadCount: number
  unreadByTeam: number
  messageCount: number
  allowed: boolean
  explanation: string
  until: string
  closedAt: string
  completedAt: string
  withdrawal: { by: string }
  lateFrom: string
  bookingRequestId: string
  movable: boolean
  name: string
  lastMessage: { text: string }
  startsAt: string
  offers: {
    number: number
    status: string
    madeAt: string
    heldUntil: string
    times: { id: string; startsAt: string; free: boolean }[]
  }[]
  own: boolean
  leader: boolean
  cpr: string | null
  citizen: { id: string; name: string; cpr: string | null; address: Address }
  likelySame: string[]
  sameWishId: string | null
  sameWishes: { threadIds: string[]; words: string[]; explanation: string }[]
  undoableUntil: string
  threads: { threadId: string; organisation: { id: string }; messageId: string | null }[]
  tasks: { taskId: string; threadId: string; status: string }[]
  late: string | boolean
  promisedAnswerBy: string
  actsFor: { citizenId: string; name: string; scopes: string[] }[]
  organisations: { id: string; code: string; name: string }[]
  organisation: { id: string; code: string; name: string }
  type: { name: string }
  parts: Record<string, string>
  kind: string
  at: string
  readAt: string | null
  doneAt: string | null
  overdue: boolean
  openBy: Some<{ employeeId: string; activity: string; since: string }>
  byWindow: { window: string; count: number }[]
  done: object[]
  handedIn: { by: string }
  who: { kind: string; role: string; organisation: string | null; name: string | null }
  onBehalfOf: string | null
  fields: string
  purpose: string
  breakGlass: boolean
  alarms: string[]
  actorId: string
  citizenIds: string[]
  operation: string
  parameters: Record<string, string>
  address: string & Address
  [position: number]: object
  remindedAt: string | null
  escalatedAt: string | null
  entry: Anything
  redaction: { entryId: string; parts: object[]; at: string | null }
  shown: string
  decisions: { number: number; final: boolean; status: string }[]
  packages: Some<{ part: number; status: string; percent: number; problem: string | null }>
  timeline: { at: string; text: string }[]
  payloads: Some<{ metadata: { encoding: string }; data: string }>
}

/**
 * One person at the door; every POST has a key of its own unless one is given. Whatever is answered
 * is held against the OpenAPI document.
 */
export interface Caller {
  send(method: string, path: string, sent?: Sent): Promise<Reply>
  get(path: string, headers?: Record<string, string>): Promise<Reply>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  /** Changes the version that `etag` names. */
  patch(path: string, body: unknown, etag: string): Promise<Reply>
  put(path: string, body: unknown, etag: string): Promise<Reply>
  cancel(visitId: string, body?: object, headers?: Record<string, string>): Promise<Reply>
}

export function tokenFor(claims: Partial<Claims> & { subject: string }): Promise<string> {
  const { issuer, issuerKey } = theRun()
  return signToken(issuerKey, { issuer, ...claims })
}

/** With MitID at that level; substantial, unless said otherwise. */
export function callAs(url: string, subject: string, level?: 'high'): Caller {
  return callWith(url, tokenFor({ subject, ...(level && { loa: `${nsis}/High` }) }))
}

export function callWith(url: string, token: Promise<string>): Caller {
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

export async function readReply(response: Response): Promise<Reply> {
  const type = response.headers.get('Content-Type') ?? ''
  const text = type.startsWith('text/event-stream')
    ? await beginningOf(response)
    : await response.text()
  const isJson = /json/.test(type)
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  }
}

/** Of an answer without end. */
async function beginningOf({ body }: Response): Promise<string> {
  const reader = body?.getReader()
  const first = await reader?.read()
  await reader?.cancel()
  return new TextDecoder().decode(first?.value)
}
