/** Ids where they do not belong, in bodies and headers. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { type Operation, operations } from '../run/operations.ts'
import { expectNothingOf, makeStrays, type Strays } from '../run/strays.ts'
import { stateOf } from '../run/targets.ts'
import { makeThings } from '../run/things.ts'
import { anna, bent, eva, nils, nord, syd } from '../run/visits.ts'

let house: TestHouse
let strays: Strays
let before: object
beforeAll(async () => {
  house = await openTestHouse()
  strays = await makeStrays(house)
})
beforeEach(async () => {
  before = await stateOf(house)
})
afterAll(() => house.close())

async function expectNothingStored(): Promise<void> {
  expect(await stateOf(house)).toEqual(before)
}

const find = (name: string): Operation => {
  const found = operations.find((one) => one.name === name)
  if (!found) throw new Error(`There is no ${name}`)
  return found
}

describe('in a body', () => {
  const task = find('PATCH /v1/tasks/{id}')
  const opening = find('PUT /v1/threads/{id}/reply-permission')
  const open = { open: true, reason: 'x', to: 'employee' }
  const strangers = () => strays.idsBut('citizens').filter((id) => id !== eva && id !== nils)

  it('nobody but an employee of the organisation gets the task', async () => {
    for (const assigneeId of [anna, ...strangers()]) {
      const reply = await strays.call('eva', task, { id: strays.annas.tasks, body: { assigneeId } })
      expect([assigneeId, reply.body.code]).toEqual([assigneeId, 'assignee-unknown'])
      expectNothingOf(strays.bents, reply)
    }
    await expectNothingStored()
  })

  it('nobody but an employee of the organisation is written to', async () => {
    for (const employeeId of [anna, ...strangers()]) {
      const body = { ...open, employeeId }
      const reply = await strays.call('eva', opening, { id: strays.annas.threads, body })
      expect([employeeId, reply.body.code]).toEqual([employeeId, 'assignee-unknown'])
      expectNothingOf(strays.bents, reply)
    }
    await expectNothingStored()
  })

  it('an id in another form is refused, and so is another word for to whom', async () => {
    const forms = [
      ` ${eva}`,
      `${eva} `,
      `${eva}\n`,
      `{${eva}}`,
      `urn:uuid:${eva}`,
      '',
      '*',
      [eva],
      7,
    ]
    for (const form of forms) {
      const given = await strays.call('eva', task, {
        id: strays.annas.tasks,
        body: { assigneeId: form },
      })
      const body = { ...open, employeeId: form }
      const opened = await strays.call('eva', opening, { id: strays.annas.threads, body })
      expect([form, given.status, opened.status]).toEqual([form, 400, 400])
    }
    for (const to of [eva, nord, 'Employee', 'citizen', '', null, ['employee']]) {
      const body = { ...open, to }
      expect((await strays.call('eva', opening, { id: strays.annas.threads, body })).status).toBe(
        400,
      )
    }
    await expectNothingStored()
  })

  it('an id in upper case is that very id', async () => {
    const body = { assigneeId: nils.toUpperCase() }
    const reply = await strays.call('eva', task, { id: strays.annas.tasks, body })
    expect(reply.body.assigneeId).toBe(nils)
    const entries = await strays.call('anna', find('GET /v1/citizens/{id}/record'), { id: anna })
    const entry = entries.body.items.findLast(({ kind }) => kind === 'task')
    expect(entry?.details.assigneeId).toMatchObject({ to: nils })
  })
})

describe('of somebody else', () => {
  it('an idempotency key does not lead to the answer', async () => {
    const headers = { 'Idempotency-Key': randomUUID() }
    const operation = find('POST /v1/threads/{id}/messages')
    const wanted = { id: strays.annas.threads, body: { text: 'Kun til Nord' }, headers }
    expect((await strays.call('anna', operation, wanted)).status).toBe(201)
    before = await stateOf(house)
    for (const subject of ['bent', 'sara']) {
      const reply = await strays.call(subject, operation, wanted)
      expect(reply.status).toBe(404)
      expect(reply.text).not.toContain('Kun til Nord')
    }
    await expectNothingStored()
  })

  it('a cursor leads through nothing but the own things, whatever list it comes from', async () => {
    await makeThings(house, { subject: 'anna', citizenId: anna, organisationId: syd })
    await makeThings(house, { subject: 'bent', citizenId: bent, organisationId: syd })
    const annasRecord = `/v1/citizens/${anna}/record`
    const annasMessages = `/v1/threads/${strays.annas.threads}/messages`
    await house.as('eva').post(annasMessages, { text: 'Hej' })
    const sources = ['/v1/appointments', '/v1/threads', annasRecord, annasMessages]
    const bentsLists = ['/v1/appointments', '/v1/threads', `/v1/citizens/${bent}/record`]
    for (const source of sources) {
      const { next } = (await house.as('anna').get(`${source}?limit=1`)).body
      expect(next).toEqual(expect.any(String))
      for (const list of [...bentsLists, `/v1/threads/${strays.bents.threads}/messages`]) {
        const { status, text, body } = await house.as('bent').get(`${list}?cursor=${next}`)
        expect(status === 200 || body.code === 'query-invalid').toBe(true)
        for (const one of [...Object.values(strays.annas), 'Anna']) expect(text).not.toContain(one)
      }
      expect((await house.as('bent').get(`${annasRecord}?cursor=${next}`)).status).toBe(404)
      expect((await house.as('bent').get(`${annasMessages}?cursor=${next}`)).status).toBe(404)
    }
  })

  it('an ETag opens nothing', async () => {
    const { headers } = await house.as('sara').get(`/v1/tasks/${strays.bents.tasks}`)
    before = await stateOf(house)
    const etag = headers.get('ETag') ?? ''
    const patch = () =>
      house.as('sara').patch(`/v1/tasks/${strays.annas.tasks}`, { status: 'done' }, etag)
    expect((await patch()).status).toBe(404)
    const own = await house
      .as('eva')
      .patch(`/v1/tasks/${strays.annas.tasks}`, { status: 'done' }, etag)
    expect(own.body.code).toBe('version-mismatch')
    await expectNothingStored()
  })
})
