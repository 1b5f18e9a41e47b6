import { hostname } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { routes } from '../../api/routes/index.ts'
import type { FieldsClass } from '../../schemas/access-log.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { countLines, linesOf, traced } from '../run/looks.ts'
import { someWish } from '../run/operations.ts'
import { anna, bent, contactUnit, eva, lone, nord, rita, sara, syd } from '../run/visits.ts'
import { askFor, aTime, offer } from './bookings.ts'

let house: TestHouse
interface Ids {
  visit: string
  cancellation: string
  task: string
  thread: string
  message: string
  /** Made for the one case. */
  fresh: string
  booking: string
  time: string
}
let ids: Ids
beforeAll(async () => {
  house = await openTestHouse()
  const [visit = '', cancelled = ''] = await house.book({}, {})
  const { body } = await house.as('anna').cancel(cancelled)
  const { taskId: task, threadId: thread } = body
  const booking = (await askFor(house)).body.id
  ids = { visit, cancellation: body.id, task, thread, fresh: '', message: '', booking, time: '' }
})
afterAll(() => house.close())

/** As whom each looks at what is Anna's. */
const standing = {
  anna: { actorKind: 'citizen', actorId: anna, role: 'citizen', purpose: 'own-case' },
  rita: {
    actorKind: 'representative',
    actorId: rita,
    role: 'relative',
    purpose: 'on-behalf',
    onBehalfOf: anna,
  },
  eva: {
    actorKind: 'employee',
    actorId: eva,
    role: 'employee',
    purpose: 'care',
    organisationId: nord,
  },
  sara: {
    actorKind: 'employee',
    actorId: sara,
    role: 'employee',
    purpose: 'break-glass',
    organisationId: syd,
  },
  lone: {
    actorKind: 'employee',
    actorId: lone,
    role: 'records-officer',
    purpose: 'disclosure',
    organisationId: contactUnit,
  },
}
type Who = keyof typeof standing
interface Case {
  fields: FieldsClass
  by: Who[]
  path: () => string
  body?: object | (() => object)
  /** Something new to do it to. */
  fresh?: true
}
const both: Who[] = ['anna', 'rita', 'eva']
const inThread =
  (rest = '') =>
  () =>
    `/v1/threads/${ids.thread}${rest}`

/** One case for each route that shows content; a route without one fails below. */
const cases: Record<string, Case> = {
  'GET /v1/me': { fields: 'name', by: ['anna', 'rita'], path: () => '/v1/me' },
  'GET /v1/appointments': { fields: 'appointment', by: both, path: () => '/v1/appointments' },
  'GET /v1/appointments/{id}': {
    fields: 'appointment',
    by: both,
    path: () => `/v1/appointments/${ids.visit}`,
  },
  'GET /v1/appointments/{id}/cancellation-reasons': {
    fields: 'appointment',
    by: ['anna', 'rita'],
    path: () => `/v1/appointments/${ids.visit}/cancellation-reasons`,
  },
  'POST /v1/appointments/{id}/cancellation': {
    fields: 'cancellation',
    by: ['anna', 'rita'],
    path: () => `/v1/appointments/${ids.visit}/cancellation`,
    body: { reasonCode: 'not-home' },
    fresh: true,
  },
  'GET /v1/cancellations/{id}': {
    fields: 'cancellation',
    by: both,
    path: () => `/v1/cancellations/${ids.cancellation}`,
  },
  'GET /v1/cancellations/{id}/receipt': {
    fields: 'receipt',
    by: both,
    path: () => `/v1/cancellations/${ids.cancellation}/receipt`,
  },
  'GET /v1/cancellations/{id}/timeline': {
    fields: 'cancellation',
    by: both,
    path: () => `/v1/cancellations/${ids.cancellation}/timeline`,
  },
  'POST /v1/cancellations/{id}/withdrawal': {
    fields: 'cancellation',
    by: ['anna', 'rita'],
    path: () => `/v1/cancellations/${ids.fresh}/withdrawal`,
    fresh: true,
  },
  'GET /v1/appointments/{id}/free-times': {
    fields: 'appointment',
    by: ['anna', 'rita'],
    path: () => `/v1/appointments/${ids.visit}/free-times`,
  },
  'POST /v1/appointments/{id}/move': {
    fields: 'appointment',
    by: ['anna', 'rita'],
    path: () => `/v1/appointments/${ids.visit}/move`,
    body: () => ({ freeTimeId: ids.time }),
    fresh: true,
  },
  'POST /v1/booking-requests': {
    fields: 'booking-request',
    by: ['anna', 'rita'],
    path: () => '/v1/booking-requests',
    body: { ...someWish, citizenId: anna },
  },
  'GET /v1/booking-requests': {
    fields: 'booking-request',
    by: both,
    path: () => '/v1/booking-requests',
  },
  'GET /v1/booking-requests/{id}': {
    fields: 'booking-request',
    by: both,
    path: () => `/v1/booking-requests/${ids.booking}`,
  },
  'POST /v1/booking-requests/{id}/offers': {
    fields: 'booking-request',
    by: ['eva'],
    path: () => `/v1/booking-requests/${ids.booking}/offers`,
    body: { times: [aTime(3)] },
    fresh: true,
  },
  'POST /v1/booking-requests/{id}/acceptance': {
    fields: 'booking-request',
    by: ['anna', 'rita'],
    path: () => `/v1/booking-requests/${ids.booking}/acceptance`,
    body: () => ({ timeId: ids.time }),
    fresh: true,
  },
  'POST /v1/booking-requests/{id}/decline': {
    fields: 'booking-request',
    by: ['anna', 'rita'],
    path: () => `/v1/booking-requests/${ids.booking}/decline`,
    fresh: true,
  },
  'GET /v1/tasks': { fields: 'task', by: ['eva'], path: () => '/v1/tasks?status=open' },
  'GET /v1/tasks/{id}': { fields: 'task', by: ['eva'], path: () => `/v1/tasks/${ids.task}` },
  'PATCH /v1/tasks/{id}': {
    fields: 'task',
    by: ['eva'],
    path: () => `/v1/tasks/${ids.task}`,
    body: { status: 'in-progress' },
  },
  'GET /v1/threads': { fields: 'thread', by: both, path: () => '/v1/threads' },
  'GET /v1/threads/{id}': { fields: 'thread', by: both, path: inThread() },
  'GET /v1/threads/{id}/messages': { fields: 'message', by: both, path: inThread('/messages') },
  'POST /v1/messages/{id}/wrongly-created': {
    fields: 'message',
    by: ['eva'],
    path: () => `/v1/messages/${ids.message}/wrongly-created`,
    body: { reason: 'Forkert chat' },
    fresh: true,
  },
  'GET /v1/threads/{id}/notes': { fields: 'note', by: ['eva'], path: inThread('/notes') },
  'GET /v1/threads/{id}/reply-permission': {
    fields: 'reply-permission',
    by: both,
    path: inThread('/reply-permission'),
  },
  'PUT /v1/threads/{id}/reply-permission': {
    fields: 'reply-permission',
    by: ['eva'],
    path: inThread('/reply-permission'),
    body: { open: true, reason: 'Vi spørger' },
  },
  'GET /v1/citizens/{id}/record': {
    fields: 'record',
    by: [...both, 'lone'],
    path: () => `/v1/citizens/${anna}/record`,
  },
  'GET /v1/citizens/{id}/access-log': {
    fields: 'access-log',
    by: ['anna', 'rita', 'lone'],
    path: () => `/v1/citizens/${anna}/access-log`,
  },
  'POST /v1/citizens/{id}/break-glass': {
    fields: 'break-glass',
    by: ['sara'],
    path: () => `/v1/citizens/${anna}/break-glass`,
    body: { reason: 'Anna er faldet' },
  },
  'GET /v1/access-alarms': { fields: 'access-log', by: ['lone'], path: () => '/v1/access-alarms' },
}
const names = routes.filter(({ reads }) => reads).map(({ method, path }) => `${method} ${path}`)
const looks = Object.entries(cases).flatMap(([name, one]) =>
  one.by.map((who) => ({ ...one, name, who, method: name.split(' ')[0] ?? '' })),
)

async function renew(name: string): Promise<void> {
  const [visit = '', cancelled = ''] = await house.book({}, {})
  ids.visit = visit
  const messages = `/v1/threads/${ids.thread}/messages`
  ids.message = (await house.as('eva').post(messages, { text: 'Hej' })).body.id
  if (name.endsWith('/withdrawal')) ids.fresh = (await house.as('anna').cancel(cancelled)).body.id
  if (name.includes('booking-requests')) ids.booking = (await askFor(house)).body.id
  if (/acceptance|decline/.test(name)) {
    const { body } = await offer(house.as('eva'), ids.booking, [
      aTime(5 + Math.floor(Math.random() * 300)),
    ])
    ids.time = body.offers[0]?.times[0]?.id ?? ''
  }
  if (name.endsWith('/move')) await renewMove()
}

async function renewMove(): Promise<void> {
  const cleaning = { appointmentTypeCode: 'cleaning' }
  const [visit = ''] = await house.book(cleaning)
  const time = { id: uuid(), ...cleaning, ...aTime(400 + Math.floor(Math.random() * 300)) }
  await house.db.fill([['free_times', [{ ...time, organisationId: nord, employeeId: eva }]]])
  ids.visit = visit
  ids.time = time.id
}

describe('each route that shows content', () => {
  it('has a case here', () => {
    expect(names.sort()).toEqual(Object.keys(cases).sort())
  })

  it('says so, but for what was just written, and for what is nobody’s', () => {
    const silent = routes.filter(
      ({ reads, may, responses }) =>
        !reads && may !== 'anyone' && Object.values(responses).some((schema) => schema !== null),
    )
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/task-counts',
      'POST /v1/threads/{id}/messages',
      'POST /v1/threads/{id}/notes',
      'POST /v1/threads/{id}/reply-permission/request',
      'GET /v1/organisations/{id}/settings',
      'PUT /v1/organisations/{id}/settings',
      'GET /v1/organisations/{id}/templates',
      'GET /v1/templates/{id}',
      'PUT /v1/templates/{id}',
    ])
  })

  it.each(looks)('leaves one line: $who asks $name', async (look) => {
    const { method, name, who, fields, body, fresh } = look
    if (fresh) await renew(name)
    const { traceId, headers } = traced()
    const versioned = ['PATCH', 'PUT'].includes(method) && { 'If-Match': '*' }
    const wanted = typeof body === 'function' ? body() : body
    const sent = { body: wanted, headers: { ...headers, ...versioned, Prefer: 'wait=20' } }
    const reply = await house.as(who).send(method, look.path(), sent)
    expect(reply.status).toBeLessThan(300)
    expect(await linesOf(house, traceId)).toEqual([
      expect.objectContaining({
        onBehalfOf: null,
        organisationId: null,
        ...standing[who],
        citizenIds: expect.arrayContaining([anna]),
        fields,
        operation: name,
        traceId,
        machine: hostname(),
        address: expect.stringContaining('127.0.0.1'),
        permission: routes.find((one) => `${one.method} ${one.path}` === name)?.may,
      }),
    ])
  })
})

describe('one look', () => {
  it('at many citizens leaves one line, with what was asked for and no cursor', async () => {
    await house.book({ citizenId: bent })
    const { traceId, headers } = traced()
    const { body } = await house.as('eva').get('/v1/appointments?status=booked&limit=100', headers)
    expect(new Set(body.items.map(({ citizenId }) => citizenId))).toEqual(new Set([anna, bent]))
    const [line, ...more] = await linesOf(house, traceId)
    expect(more).toEqual([])
    expect([...(line?.citizenIds ?? [])].sort()).toEqual([anna, bent].sort())
    expect(line?.parameters).toEqual({ status: 'booked', limit: '100' })
    const first = await house.as('eva').get('/v1/appointments?limit=1')
    const next = traced()
    await house.as('eva').get(`/v1/appointments?limit=1&cursor=${first.body.next}`, next.headers)
    expect((await linesOf(house, next.traceId))[0]?.parameters).toEqual({ limit: '1' })
  })

  it('at nothing leaves none', async () => {
    const before = await countLines(house)
    expect((await house.as('bent').get('/v1/threads')).body.items).toEqual([])
    expect((await house.as('eva').get('/v1/me')).status).toBe(200)
    expect(await countLines(house)).toBe(before)
  })

  it('of the process is one line too, found by the cancellation', async () => {
    expect(await linesOf(house, ids.cancellation)).toEqual([
      expect.objectContaining({
        actorKind: 'process',
        actorId: null,
        role: 'process',
        purpose: 'process',
        citizenIds: [anna],
        fields: 'cancellation',
        operation: 'carry out cancellation',
        parameters: { cancellationId: ids.cancellation },
      }),
    ])
  })
})
