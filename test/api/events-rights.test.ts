/** What arrives on a stream is what a GET shows, for everyone and everything. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { type Listening, listenAs } from '../run/listening.ts'
import { ask } from '../run/operations.ts'
import { makeWorld, personas, tokenOf, type World } from '../run/rights.ts'
import { nord } from '../run/visits.ts'

let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openTestHouse()
  world = await makeWorld(house)
})
afterAll(() => house.close())

const open: Listening[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.leave()
})

/** Everybody of the matrix whose token is good and who is somebody here. */
const listeners = Object.keys(personas).filter(
  (name) => !['nobody', 'low', 'former', 'nils-home', 'anna-work', 'eva-home'].includes(name),
)

async function listening(persona: string): Promise<Listening> {
  const token = tokenOf(persona)
  const one = await listenAs(house.url, persona, token && { token })
  open.push(one)
  await one.until('ready')
  return one
}

/** Where each kind is read. */
const pathOf: Record<string, (event: { id: string; threadId: string }) => string> = {
  appointment: ({ id }) => `/v1/appointments/${id}`,
  cancellation: ({ id }) => `/v1/cancellations/${id}`,
  task: ({ id }) => `/v1/tasks/${id}`,
  'task-presence': ({ id }) => `/v1/tasks/${id}`,
  thread: ({ id }) => `/v1/threads/${id}`,
  message: ({ threadId }) => `/v1/threads/${threadId}/messages`,
  'message-wrongly-created': ({ threadId }) => `/v1/threads/${threadId}/messages`,
  'messages-shown': ({ id }) => `/v1/threads/${id}`,
  'messages-read': ({ id }) => `/v1/threads/${id}`,
  note: ({ threadId }) => `/v1/threads/${threadId}/notes`,
  'reply-request': ({ id }) => `/v1/threads/${id}`,
  'booking-request': ({ id }) => `/v1/booking-requests/${id}`,
  'disclosure-request': ({ id }) => `/v1/disclosure-requests/${id}`,
  settings: ({ id }) => `/v1/organisations/${id}/settings`,
}

/** Something of every kind, of Anna's at Nord. */
async function makeEverything(): Promise<void> {
  await world.renew()
  const { tasks, threads, messages } = world.thingsFor('anna')
  const [annas, evas] = [house.as('anna'), house.as('eva')]
  await annas.post(`/v1/threads/${threads}/shown`)
  await annas.post(`/v1/threads/${threads}/read`)
  await annas.post(`/v1/messages/${messages}/wrongly-created`, { reason: 'Forkert' })
  await evas.post(`/v1/threads/${threads}/notes`, { text: 'Husk nøglen' })
  await evas.send('PUT', `/v1/tasks/${tasks}/presence`, { body: { activity: 'reading' } })
  await house.db.sql(`update threads set reply_open = false, reply_to = 'organisation'`)
  await annas.post(`/v1/threads/${threads}/reply-permission/request`)
  const answer = `update organisations set answer_working_days = answer_working_days + 1 where id = $1`
  await house.db.sql(answer, [nord])
}

/** The last that everybody hears is of oneself. */
async function untilAllIsHeard(all: Map<string, Listening>): Promise<void> {
  await house.db.sql(`update representations set kind = kind`)
  await house.db.sql('update employees set name = name')
  for (const [name, one] of all) {
    const isQuiet = ['anna', 'bent'].includes(name)
    if (!isQuiet) await one.until('me')
  }
  await sleep(500)
}

describe('what arrives on a stream', () => {
  it('is what a GET shows, for everyone and every kind', async () => {
    const all = new Map<string, Listening>()
    for (const name of listeners) all.set(name, await listening(name))
    await makeEverything()
    await untilAllIsHeard(all)

    const told = new Map<string, { event: string; data: { id: string; threadId: string } }>()
    for (const { heard } of all.values()) {
      for (const one of heard.filter(({ event }) => pathOf[event])) {
        told.set(JSON.stringify([one.event, one.data.id]), one as never)
      }
    }
    expect(new Set([...told.values()].map(({ event }) => event))).toEqual(
      new Set(Object.keys(pathOf)),
    )
    const wrong: string[] = []
    for (const [name, { heard }] of all) {
      const own = new Set(heard.map(({ event, data }) => JSON.stringify([event, data.id])))
      for (const [key, { event, data }] of told) {
        const path = pathOf[event]?.(data) ?? ''
        const { status } = await ask(house, tokenOf(name), { method: 'GET', path })
        // nothing is heard through broken glass
        const should = status === 200 && name !== 'glass'
        if (own.has(key) !== should) wrong.push(`${name}: ${event}: ${status}, ${own.has(key)}`)
      }
    }
    expect(wrong).toEqual([])
  })
})
