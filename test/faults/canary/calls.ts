/** Every call of the API with the words in it, good and bad ones, by those who may and those who may not. */
import { randomUUID } from 'node:crypto'
import { type Reply, readReply, tokenFor } from '../../run/caller.ts'
import { someSettings, someWish } from '../../run/operations.ts'
import { anna, nord } from '../../run/visits.ts'
import { canaries } from './forms.ts'

interface Call {
  method: string
  path: string
  body?: unknown
  headers?: Record<string, string>
}

export interface Case {
  /** A booked visit, and one that was cancelled, with what came of it. */
  visit: string
  cancellation: string
  task: string
  thread: string
  booking: string
}

const { ownText: text, message, reason } = canaries
const encoded = encodeURIComponent(`${canaries.citizen} ${canaries.cpr}`)

export const people = ['anna', 'rita', 'eva', 'nils', 'bent', 'sara', 'lone', 'otto', 'nobody']

export function goodCalls({ visit, cancellation, task, thread, booking }: Case): Call[] {
  const inThread = `/v1/threads/${thread}`
  const get = (path: string, headers = {}): Call => ({ method: 'GET', path, headers })
  const version = { 'If-Match': '"1"' }
  return [
    ...['/v1/me', '/v1/appointments', '/v1/tasks', '/v1/threads'].map((path) => get(path)),
    get(`/v1/appointments?citizenId=${anna}`),
    get(`/v1/appointments/${visit}`),
    get(`/v1/appointments/${visit}/cancellation-reasons`),
    get(`/v1/cancellations/${cancellation}`),
    get(`/v1/cancellations/${cancellation}/timeline`),
    get(`/v1/cancellations/${cancellation}/receipt`),
    get(`/v1/cancellations/${cancellation}/receipt`, { Accept: 'text/html' }),
    { method: 'POST', path: `/v1/cancellations/${cancellation}/withdrawal` },
    get(`/v1/tasks?citizenId=${anna}&threadId=${thread}&kind=cancellation&unassigned=true`),
    get('/v1/tasks?overdue=true&window=07:00-08:00'),
    get('/v1/task-counts'),
    get(`/v1/tasks/${task}`),
    { method: 'PUT', path: `/v1/tasks/${task}/presence`, body: { activity: 'answering' } },
    { method: 'DELETE', path: `/v1/tasks/${task}/presence` },
    {
      method: 'PATCH',
      path: `/v1/tasks/${task}`,
      body: { status: 'in-progress' },
      headers: version,
    },
    get(inThread),
    get(`${inThread}/messages`),
    { method: 'POST', path: `${inThread}/messages`, body: { text: message } },
    { method: 'POST', path: `${inThread}/read` },
    get(`${inThread}/reply-permission`),
    {
      ...{ method: 'PUT', path: `${inThread}/reply-permission`, headers: version },
      body: { open: true, reason },
    },
    ...bookingCalls(visit, booking),
    get(`/v1/organisations/${nord}/settings`),
    {
      ...{ method: 'PUT', path: `/v1/organisations/${nord}/settings`, headers: version },
      body: someSettings,
    },
    get(`/v1/citizens/${anna}/record`),
    {
      ...{ method: 'POST', path: `/v1/citizens/${anna}/break-glass` },
      body: { reason: canaries.brokenGlass },
    },
    get(`/v1/citizens/${anna}/record`),
    get(`/v1/citizens/${anna}/access-log`),
    get(`/v1/citizens/${anna}/access-log`, { Accept: 'text/csv' }),
    get('/v1/access-alarms'),
    get('/health/live'),
    get('/health/ready'),
    get('/metrics'),
    get('/codec'),
    { method: 'POST', path: '/codec/decode', body: { payloads: [{ data: text }] } },
    get('/openapi.json'),
    get('/nowhere'),
  ]
}

function bookingCalls(visit: string, booking: string): Call[] {
  const post = (path: string, body?: object): Call => ({ method: 'POST', path, body })
  const one = `/v1/booking-requests/${booking}`
  const times = [{ startsAt: '2099-01-05T09:00:00.000Z', endsAt: '2099-01-05T09:30:00.000Z' }]
  return [
    { method: 'GET', path: `/v1/appointments/${visit}/free-times` },
    post(`/v1/appointments/${visit}/move`, { freeTimeId: booking }),
    post('/v1/booking-requests', { ...someWish, text: canaries.bookingText }),
    { method: 'GET', path: '/v1/booking-requests' },
    { method: 'GET', path: one },
    post(`${one}/offers`, { times, text: canaries.offerText }),
    post(`${one}/acceptance`, { timeId: booking }),
    post(`${one}/decline`),
  ]
}

/** The words where they don't belong. */
export function badCalls(of: Case): Call[] {
  const cancel = `/v1/appointments/${of.visit}/cancellation`
  const messages = `/v1/threads/${of.thread}/messages`
  const post = (path: string, body: unknown, headers = {}): Call => ({
    ...{ method: 'POST', path, body, headers },
  })
  return [
    ...goodCalls(of).map(({ path, ...call }) => ({
      ...call,
      path: `${path}${path.includes('?') ? '&' : '?'}navn=${encoded}&cursor=${encoded}`,
    })),
    ...[`/v1/appointments/${encoded}`, `/v1/citizens/${encoded}/record`, `/v1/${encoded}`].map(
      (path): Call => ({ method: 'GET', path }),
    ),
    { method: 'GET', path: `/v1/appointments?citizenId=${encoded}&status=${encoded}` },
    { method: 'DELETE', path: cancel, body: { text } },
    post(cancel, { reasonCode: text }),
    post(cancel, { reasonCode: 'not-home', navn: canaries.citizen, cpr: canaries.cpr }),
    post(cancel, { reasonCode: { code: text }, text: [text] }),
    post(cancel, { reasonCode: 'not-home', text: `${text}\u0000` }),
    post(cancel, { reasonCode: 'not-home', text: text.repeat(60) }),
    post(cancel, { reasonCode: 'not-home', text: text.repeat(2000) }),
    post(cancel, `{"text":"${text}`),
    post(cancel, { text }, { 'Content-Type': `text/${encoded.slice(0, 20)}` }),
    post(cancel, { reasonCode: 'not-home', text }, { Prefer: `wait=${encoded}` }),
    post(`/v1/citizens/${anna}/break-glass`, { reason: [canaries.brokenGlass] }),
    post(messages, { text: [message] }),
    post(messages, { tekst: message }),
    post(messages, { text: message }, { 'Idempotency-Key': encoded }),
    post(messages, { text: message }, { 'Idempotency-Key': `"${encoded}` }),
    { method: 'GET', path: '/v1/me', headers: { 'X-Navn': encoded, 'User-Agent': encoded } },
    { method: 'GET', path: '/v1/me', headers: { traceparent: encoded, Cookie: `a=${encoded}` } },
    {
      method: 'GET',
      path: '/v1/me',
      headers: { Referer: `https://x/${encoded}`, Origin: encoded },
    },
    { method: 'GET', path: '/v1/me', headers: { Authorization: `Bearer ${encoded}` } },
    {
      method: 'PATCH',
      path: `/v1/tasks/${of.task}`,
      headers: { 'If-Match': encoded },
      body: { text },
    },
  ]
}

/** Sends it as that person; a body that is a text goes as it is. */
export async function send(url: string, subject: string, call: Call): Promise<Reply> {
  const { method, path, body, headers = {} } = call
  const cpr = subject === 'anna' ? { cpr: canaries.cpr } : {}
  const token = subject === 'nobody' ? 'none' : await tokenFor({ subject, ...cpr })
  const response = await fetch(url + path, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(method === 'POST' && { 'Idempotency-Key': randomUUID() }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return readReply(response)
}
