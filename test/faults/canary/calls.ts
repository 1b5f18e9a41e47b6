/** Every call of the API with the words in it, good and bad ones, by those who may and those who may not. */
import { randomUUID } from 'node:crypto'
import { type Reply, readReply, tokenFor } from '../../run/caller.ts'
import { someSettings, someTemplate, someWish } from '../../run/operations.ts'
import { anna, bent, nord } from '../../run/visits.ts'
import {
  badDisclosureCalls,
  type Call,
  disclosureCalls,
  type Requested,
} from './disclosure-calls.ts'
import { canaries } from './forms.ts'

export interface Case extends Requested {
  /** A booked visit, and one that was cancelled, with what came of it. */
  visit: string
  cancellation: string
  task: string
  thread: string
  booking: string
  /** By Rita, in the chat. */
  message: string
  /** The chat with another organisation, and the two joined. */
  other: string
  sameWish: string
  /** Of Nord. */
  template: string
}

const { ownText: text, message, reason, wrong, note } = canaries
const encoded = encodeURIComponent(`${canaries.citizen} ${canaries.cpr}`)

export const people = ['anna', 'rita', 'eva', 'nils', 'bent', 'sara', 'lone', 'otto', 'nobody']

const get = (path: string, headers = {}): Call => ({ method: 'GET', path, headers })
const version = { 'If-Match': '"1"' }

export function goodCalls(of: Case): Call[] {
  const { visit, cancellation, task, thread } = of
  return [
    ...['/v1/me', '/v1/appointments', '/v1/tasks', '/v1/threads'].map((path) => get(path)),
    get(`/v1/appointments?citizenId=${anna}`),
    get(`/v1/appointments/${visit}`),
    get(`/v1/appointments/${visit}/cancellation-reasons`),
    get(`/v1/appointments/${visit}/cancellation-preview`),
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
    ...inDialogue(of),
    ...bookingCalls(of),
    ...atOrganisation(of),
    ...acrossOrganisations(of),
    ...disclosureCalls(of),
    get(`/v1/citizens/${anna}/record`),
    {
      ...{ method: 'POST', path: `/v1/citizens/${anna}/break-glass` },
      body: { reason: canaries.brokenGlass },
    },
    get(`/v1/citizens/${anna}/record`),
    get('/v1/events'),
    get('/v1/events', { 'Last-Event-ID': text }),
    get(`/v1/citizens/${anna}/access-log`),
    get(`/v1/citizens/${anna}/access-log`, { Accept: 'text/csv' }),
    get(`/v1/citizens/${anna}/representatives`),
    get('/v1/access-alarms'),
    get('/v1/operations'),
    get('/v1/audit'),
    get('/v1/checkpoints'),
    get('/v1/checkpoints/1'),
    get(`/v1/checkpoints/${text}`),
    get('/health/live'),
    get('/health/ready'),
    get('/metrics'),
    get('/codec'),
    { method: 'POST', path: '/codec/decode', body: { payloads: [{ data: text }] } },
    get('/openapi.json'),
    get('/nowhere'),
    { method: 'POST', path: '/v1/me/sign-out' },
  ]
}

function bookingCalls({ visit, booking }: Case): Call[] {
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

function inDialogue({ thread, message: written }: Case): Call[] {
  const path = `/v1/threads/${thread}`
  return [
    get(path),
    get(`${path}/messages`),
    { method: 'POST', path: `${path}/messages`, body: { text: message } },
    { method: 'POST', path: `${path}/shown` },
    { method: 'POST', path: `${path}/read`, body: { upTo: 2 } },
    { method: 'POST', path: `/v1/messages/${written}/wrongly-created`, body: { reason: wrong } },
    { method: 'POST', path: `${path}/notes`, body: { text: note } },
    get(`${path}/notes`),
    { method: 'POST', path: `${path}/reply-permission/request` },
    get(`${path}/reply-permission`),
    {
      ...{ method: 'PUT', path: `${path}/reply-permission`, headers: version },
      body: { open: true, reason },
    },
  ]
}

function acrossOrganisations({ thread, other, sameWish }: Case): Call[] {
  const one = `/v1/same-wishes/${sameWish}`
  return [
    get(`/v1/citizens/${anna}/overview`),
    get(`/v1/citizens/${bent}/overview`),
    get(`/v1/citizens/${anna}/contact-points?about=cleaning`),
    get(`/v1/citizens/${anna}/contact-points?about=${encoded}`),
    { method: 'POST', path: '/v1/same-wishes', body: { threadIds: [thread, other] } },
    get(one),
    { method: 'POST', path: `${one}/answer`, body: { text: canaries.jointAnswer } },
    { method: 'DELETE', path: one, headers: { 'If-Match': '"2"' } },
  ]
}

function atOrganisation({ template }: Case): Call[] {
  const [organisation, one] = [`/v1/organisations/${nord}`, `/v1/templates/${template}`]
  return [
    get(`${organisation}/settings`),
    { method: 'PUT', path: `${organisation}/settings`, headers: version, body: someSettings },
    { method: 'POST', path: `${organisation}/templates`, body: someTemplate },
    get(`${organisation}/templates`),
    get(`${organisation}/employees`),
    get(one),
    { method: 'PUT', path: one, headers: version, body: someTemplate },
    { method: 'DELETE', path: one, headers: { 'If-Match': '"2"' } },
    get(`${organisation}/employees`),
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
    ...badDisclosureCalls(of),
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
    post(messages, { text: `${message} http://${encoded}` }),
    post(`/v1/threads/${of.thread}/notes`, { text: `${note} ftp://${encoded}` }),
    post(`/v1/messages/${of.message}/wrongly-created`, { reason: `${wrong} data:,${encoded}` }),
    post(`/v1/organisations/${nord}/templates`, { title: canaries.cpr, text: canaries.cpr }),
    post(`/v1/threads/${of.thread}/read`, { upTo: canaries.cpr }),
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
