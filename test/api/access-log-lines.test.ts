import { hostname } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { routes } from '../../api/routes/index.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { countLines, linesOf, traced } from '../run/looks.ts'
import { anna, bent, eva, nord, syd } from '../run/visits.ts'
import { askFor, aTime, offer } from './bookings.ts'
import { ask as askForAll, grant, untilStatus } from './disclosures.ts'
import { cases, filled, standing } from './look-cases.ts'

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
  /** A chat with another organisation, and the two joined. */
  other: string
  sameWish: string
  /** For aktindsigt, about that entry; and one of which there is a package. */
  request: string
  entry: string
  granted: string
  /** Until when a letter may put it off. */
  later: string
}
let ids: Ids
beforeAll(async () => {
  house = await openTestHouse()
  await house.db.sql(`update representations set scopes = scopes || '{disclosure}'`)
  const [visit = '', cancelled = '', atSyd = ''] = await house.book({}, {}, { organisationId: syd })
  const { body } = await house.as('anna').cancel(cancelled)
  const other = (await house.as('anna').cancel(atSyd)).body.threadId
  const { taskId: task, threadId: thread } = body
  const booking = (await askFor(house)).body.id
  const made = { fresh: '', message: '', time: '', sameWish: '' }
  const disclosure = { request: (await askForAll(house)).body.id, ...(await granted()) }
  ids = { visit, cancellation: body.id, task, thread, other, booking, ...made, ...disclosure }
  ids.sameWish = await join()
})
afterAll(() => house.close())

/** A request of which there is a package, and an entry of the record. */
async function granted() {
  const { body } = await askForAll(house)
  await grant(house, body)
  await untilStatus(house, body)
  const record = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=1`)
  const later = new Date(new Date(body.dueBy).getTime() + 86_400_000).toISOString()
  return { granted: body.id, entry: record.body.items[0]?.id ?? '', later }
}

const names = routes.filter(({ reads }) => reads).map(({ method, path }) => `${method} ${path}`)
const looks = Object.entries(cases).flatMap(([name, one]) =>
  one.by.map((who) => ({ ...one, name, who, method: name.split(' ')[0] ?? '' })),
)

/** A day that no other case has, since a time that somebody has is refused. */
const anotherTime = () => aTime(++day)
let day = 10

async function join(): Promise<string> {
  await house.db.sql('update same_wish_threads set waiting = false')
  // its tasks are others' to look at
  const threads = { threadIds: [ids.thread, ids.other], taskIds: [] }
  return (await house.as('eva').post('/v1/same-wishes', threads)).body.id
}

async function renew(name: string): Promise<void> {
  const [visit = '', cancelled = ''] = await house.book({}, {})
  ids.visit = visit
  const messages = `/v1/threads/${ids.thread}/messages`
  ids.message = (await house.as('eva').post(messages, { text: 'Hej' })).body.id
  if (name.endsWith('/withdrawal')) ids.fresh = (await house.as('anna').cancel(cancelled)).body.id
  if (name.includes('booking-requests')) ids.booking = (await askFor(house)).body.id
  if (/acceptance|decline/.test(name)) {
    const { body } = await offer(house.as('eva'), ids.booking, [anotherTime()])
    ids.time = body.offers[0]?.times[0]?.id ?? ''
  }
  if (name.includes('disclosure-requests')) await renewRequest(name)
  if (name.endsWith('/move')) await renewMove()
  if (name.includes('same-wishes')) ids.sameWish = await join()
  if (name === 'POST /v1/same-wishes') {
    await house.db.sql('update same_wish_threads set waiting = false')
  }
}

async function renewRequest(name: string): Promise<void> {
  const { body } = await askForAll(house)
  ids.request = body.id
  if (!name.endsWith('/approval')) return
  const fourEyes = (on: boolean) =>
    house.db.sql('update municipality set disclosure_four_eyes = $1', [on])
  await fourEyes(true)
  await grant(house, body)
  await fourEyes(false)
}

async function renewMove(): Promise<void> {
  const cleaning = { appointmentTypeCode: 'cleaning' }
  const [visit = ''] = await house.book(cleaning)
  const time = { id: uuid(), ...cleaning, ...anotherTime() }
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
      'GET /v1/organisations/{id}/employees',
      'GET /v1/organisations/{id}/templates',
      'GET /v1/templates/{id}',
      'PUT /v1/templates/{id}',
      'GET /v1/audit',
      'GET /v1/operations',
    ])
  })

  it.each(looks)('leaves one line: $who asks $name', async (look) => {
    const { method, name, who, fields, body, fresh } = look
    if (fresh) await renew(name)
    const { traceId, headers } = traced()
    const versioned = ['PATCH', 'PUT'].includes(method) && { 'If-Match': '*' }
    const sent = {
      body: filled(body, ids),
      headers: { ...headers, ...versioned, Prefer: 'wait=20' },
    }
    const reply = await house.as(who).send(method, filled(look.path, ids), sent)
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
