import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Client, Connection } from '@temporalio/client'
import { pino } from 'pino'
import { routes } from '../../api/routes/index.ts'
import type { Reply } from '../run/caller.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { eventually } from '../run/eventually.ts'
import { houseOptions } from '../run/house-options.ts'
import { type HouseProcess, startHouseProcess } from '../run/house-process.ts'
import { someTemplate, someWish } from '../run/operations.ts'
import { type OwnTemporal, prepareOwnTemporal } from '../run/own-servers.ts'
import { freePort } from '../run/servers.ts'
import { aVisit, bent, nord, syd } from '../run/visits.ts'
import { badCalls, type Case, goodCalls, people, send } from './canary/calls.ts'
import { askForAll, fetchPackage } from './canary/disclosure-calls.ts'
import { canaries, findIn, formsOf, needles } from './canary/forms.ts'
import { inFilesOf, inPostgres, inProcesses } from './canary/places.ts'
import { renamed } from './canary/renamed.ts'

let db: TestDatabase
let temporal: OwnTemporal
let house: HouseProcess
let options: Parameters<typeof startHouseProcess>[0]
let said = ''
const replies: Reply[] = []
/** By who asked. */
const told = new Map<string, string[]>()
const called = new Set<string>()
const callsAtOnce = 20

beforeAll(async () => {
  db = await makeDatabase(renamed())
  temporal = await prepareOwnTemporal()
  await temporal.start()
  const address = { temporalAddress: temporal.address, rateLimit: true }
  options = { ...houseOptions(db.url), ...address, apiPort: await freePort() }
  await start()
  await liveThroughIt()
})

afterAll(async () => {
  await house?.kill()
  await temporal?.close()
  await db?.drop()
})

async function start(): Promise<void> {
  house = startHouseProcess(options, (more) => {
    said += more
  })
  await house.answers()
}

async function ask(subject: string, call: Parameters<typeof send>[2]): Promise<Reply> {
  const { method, path } = call
  const route = routes.find(
    (one) => one.method === method && matches(one.path, path.split('?')[0] ?? ''),
  )
  if (route) called.add(`${method} ${route.path}`)
  const reply = await send(house.url, subject, call)
  replies.push(reply)
  told.set(subject, [...(told.get(subject) ?? []), reply.text])
  return reply
}

function matches(template: string, path: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
}

async function book(more: Parameters<typeof aVisit>[0] = {}): Promise<string> {
  const visit = aVisit(more)
  await db.fill([['appointments', [visit]]])
  return visit.id
}

async function cancel(subject: string, wait: string, more = {}): Promise<Reply> {
  const path = `/v1/appointments/${await book(more)}/cancellation`
  const body = { reasonCode: 'other', text: canaries.ownText }
  return ask(subject, { method: 'POST', path, body, headers: { Prefer: wait } })
}

async function makeTemplate(): Promise<string> {
  const path = `/v1/organisations/${nord}/templates`
  const { headers } = await ask('eva', { method: 'POST', path, body: someTemplate })
  return headers.get('Location')?.split('/').at(-1) ?? ''
}

async function liveThroughIt(): Promise<void> {
  const { body } = await cancel('anna', 'wait=30')
  expect(body.status).toBe('completed')
  const { id: cancellation, taskId: task, threadId: thread } = body
  const asked = await ask('anna', {
    ...{ method: 'POST', path: '/v1/booking-requests', headers: { Prefer: 'wait=30' } },
    body: { ...someWish, text: canaries.bookingText },
  })
  const messages = { method: 'POST', path: `/v1/threads/${thread}/messages` }
  const ritas = await ask('rita', { ...messages, body: { text: canaries.representativesMessage } })
  const atSyd = await cancel('anna', 'wait=30', { organisationId: syd })
  const other = atSyd.body.threadId
  const joined = await ask('eva', {
    ...{ method: 'POST', path: '/v1/same-wishes' },
    body: { threadIds: [thread, other], taskIds: [atSyd.body.taskId] },
  })
  const ids = { other, sameWish: joined.body.id, message: ritas.body.id, booking: asked.body.id }
  // Nord has to do with Bent too, whose address is protected
  await cancel('bent', 'wait=30', { citizenId: bent })
  const requested = await askForAll(ask)
  const about = { cancellation, task, thread, ...ids, ...requested }
  const of: Case = { visit: await book(), ...about, template: await makeTemplate() }
  await ask('eva', { ...messages, body: { text: canaries.staffsMessage } })
  await cancel('rita', 'wait=30')
  for (const [index, call] of [...goodCalls(of), ...badCalls(of)].entries()) {
    // more than anybody may ask in a minute
    if (index % callsAtOnce === 0) await db.sql('delete from rate_limits')
    await Promise.all(people.map((subject) => ask(subject, call)))
    // whoever signs in within the same second is out too
    if (call.path.endsWith('/sign-out')) await sleep(1000)
  }
  expect((await fetchPackage(ask, requested)).status).toBe(200)
  await failAndBeKilled()
  for (const subject of ['anna', 'eva']) {
    await ask(subject, { method: 'POST', path: `/v1/threads/${thread}/close` })
  }
}

/** The activity is refused by Postgres for a while; the worker is killed in the middle, and begins again. */
async function failAndBeKilled(): Promise<void> {
  await db.sql('alter table tasks add constraint canary check (false) not valid')
  for (const subject of ['anna', 'rita', 'anna']) {
    expect((await cancel(subject, 'respond-async')).status).toBe(202)
  }
  await sleep(2500)
  await house.kill()
  await start()
  await cancel('rita', 'respond-async')
  // until it is tried again from a timer, when Temporal writes the failure down
  const { failures } = await eventually(
    () => inProcesses(temporal.address, options.payloadKeys),
    (seen) => seen.failures > 0,
    60_000,
  )
  expect(failures).toBeGreaterThan(0)
  await db.sql('alter table tasks drop constraint canary')
  const left = await eventually(
    () => db.sql(`select id from cancellations where status = 'accepted'`),
    (rows) => rows.length === 0,
    90_000,
  )
  expect(left).toEqual([])
}

const everyRoute = () => routes.map(({ method, path }) => `${method} ${path}`)

describe('names, CPR and texts that went through every call, failures and a kill', () => {
  it('went through every call, and were taken and refused', () => {
    expect(everyRoute().filter((one) => !called.has(one))).toEqual([])
    const statuses = new Set(replies.map(({ status }) => status))
    for (const status of [200, 201, 400, 401, 403, 404]) expect(statuses).toContain(status)
    expect([...statuses].filter((status) => status >= 500 || status === 429)).toEqual([])
    const shown = replies.filter(({ status }) => status < 300).map(({ text }) => text)
    const seen = needles.filter((word) => shown.some((text) => text.includes(word)))
    // a CPR goes in and never comes out
    expect(needles.filter((word) => !seen.includes(word))).toEqual([canaries.cpr])
  })

  it('are in nothing that the house says', () => {
    expect(said).toContain('"answered"')
    expect(findIn('log', said)).toEqual([])
  })

  it('are in no problem, no header and no metric', async () => {
    const problems = replies.filter(({ status }) => status >= 400)
    expect(problems.length).toBeGreaterThan(100)
    expect(problems.flatMap(({ text }) => findIn('problem', text))).toEqual([])
    const headers = replies.map(({ headers: all }) => JSON.stringify([...all]))
    expect(headers.flatMap((one) => findIn('header', one))).toEqual([])
    const { text } = await send(house.url, 'anna', { method: 'GET', path: '/metrics' })
    expect(text).toContain('borgerdialog_request_seconds')
    expect(findIn('metrics', text)).toEqual([])
  })

  it('are in no answer to anybody else, where they are a protected address', () => {
    const words = canaries.protectedAddress.split(/[\s,]+/).filter((word) => word.length >= 8)
    const tellsOf = (text: string) => words.some((word) => text.includes(word))
    expect(words).toHaveLength(2)
    for (const subject of people) {
      const texts = told.get(subject) ?? []
      expect(texts.length).toBeGreaterThan(50)
      expect([subject, texts.some(tellsOf)]).toEqual([subject, subject === 'bent'])
    }
    expect(told.get('eva')?.some((text) => text.includes('Adressebeskyttet'))).toBe(true)
  })

  it('are in no row of any table, and not in the log of Postgres', async () => {
    expect(await inPostgres(db)).toEqual([])
  })

  it('are in no history, attribute, id or file of Temporal', async () => {
    const seen = await inProcesses(temporal.address, options.payloadKeys)
    expect(seen.found).toEqual([])
    expect(seen.processes).toBeGreaterThan(5)
    expect(seen.failures).toBeGreaterThan(0)
    expect(seen.payloads).toBeGreaterThan(30)
    expect(await inFilesOf(temporal.folder)).toEqual([])
  })
})

describe('the search', () => {
  it.each(needles)('finds %s in whatever form', (word) => {
    for (const form of formsOf(word)) {
      expect(findIn('here', `before ${form} behind`)).toContain(`here: ${word}`)
    }
    const inside = [`x${word}`, `xy${word}z`, `${word}xyz`].map((text) => Buffer.from(text))
    for (const bytes of inside) {
      expect(findIn('here', bytes.toString('base64'))).toContain(`here: ${word}`)
      expect(findIn('here', bytes.toString('base64url'))).toContain(`here: ${word}`)
    }
  })

  it('finds a row in the clear, an escaped one too', async () => {
    await db.sql('create table scratch (note jsonb)')
    await db.sql('insert into scratch values ($1)', [JSON.stringify({ by: canaries.citizen })])
    expect(await inPostgres(db)).toContain('table scratch: Zvæbrine')
    await db.sql('drop table scratch')
  })

  it('finds a line in a log', () => {
    const lines: string[] = []
    const log = pino({ base: null }, { write: (line: string) => void lines.push(line) })
    log.info({ name: canaries.representative }, 'a leak')
    expect(findIn('log', lines.join(''))).toEqual(['log: Qvistorp', 'log: Pløxholdt'])
  })

  it('finds a memo of a process, and the file in which Temporal keeps it', async () => {
    const connection = await Connection.connect({ address: temporal.address })
    const { workflow } = new Client({ connection })
    const leak = await workflow.start('leak', {
      ...{ workflowId: 'leak', taskQueue: 'nobody', memo: { name: canaries.citizen } },
    })
    const { found } = await inProcesses(temporal.address, options.payloadKeys)
    expect(found).toContain('process leak: Kvørnfjæld')
    expect(await inFilesOf(temporal.folder)).toContainEqual(expect.stringMatching(/: Kvørnfjæld$/))
    await leak.terminate()
    await connection.close()
  })
})
