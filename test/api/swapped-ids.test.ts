/** Ids where they do not belong, in paths and queries: another kind's, another citizen's, in odd forms. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Reply } from '../run/caller.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { operations, pathOf } from '../run/operations.ts'
import { expectNothingOf, makeStrays, nil, type Strays } from '../run/strays.ts'
import { stateOf } from '../run/targets.ts'
import { anna, bent, eva, nord, rita, sara, syd } from '../run/visits.ts'

let house: TestHouse
let strays: Strays
let before: object
const callers = ['anna', 'eva'] as const
/** The glass is broken for whom one does not know. */
const withId = operations.filter(({ noun, may }) => noun && may !== 'break glass')
const reads = withId.filter(({ method }) => method === 'GET')
const lists = operations.filter(({ queryIds }) => queryIds.length > 0)

beforeAll(async () => {
  house = await openTestHouse()
  strays = await makeStrays(house)
})
beforeEach(async () => {
  before = await stateOf(house)
})
afterAll(() => house.close())

/** A list, or counts. */
function expectNothingIn({ body }: Reply): void {
  const { items = [], ...counts } = body
  expect(items).toEqual([])
  expect(Object.values(counts).flat().filter(Boolean)).toEqual([])
}

async function expectNothingStored(): Promise<void> {
  expect(await stateOf(house)).toEqual(before)
}

describe.each(withId)('in the path of $name', (operation) => {
  const { noun = 'citizens' } = operation

  it('an id of another kind or another citizen is not found', async () => {
    for (const subject of callers) {
      for (const id of strays.idsBut(noun)) {
        const reply = await strays.call(subject, operation, { id })
        expect([subject, id, reply.status, reply.body.code]).toEqual([
          ...[subject, id, 404, 'not-found'],
        ])
        expectNothingOf(strays.bents, reply)
      }
    }
    await expectNothingStored()
  })

  it('an id in another form is not found', async () => {
    const id = strays.annas[noun]
    const forms = [
      ...[`${id}%20`, `%20${id}`, `%09${id}`, `${id}%0a`, `${id}%00`],
      ...[
        `${id}%2f..%2f${strays.bents[noun]}`,
        `..%2f${noun}%2f${id}`,
        `%2e%2e%2f${id}`,
        `..%5c${id}`,
      ],
      ...[`urn:uuid:${id}`, `%7b${id}%7d`, id.replaceAll('-', ''), `${id},${strays.bents[noun]}`],
      ...[`${id};x=1`, `${id}%3fcitizenId=${bent}`, `${id}%23`, `${id}.json`, `${id}*`, '*', '%25'],
      ...[`${id}'%20or%20'1'='1`, `${id}::text`, `${id}${'0'.repeat(5000)}`, 'null', 'me', '0'],
    ]
    for (const subject of callers) {
      for (const form of forms) {
        const { status, body } = await strays.call(subject, operation, { id: form })
        expect([form, status, body.code]).toEqual([form, 404, 'not-found'])
      }
    }
    await expectNothingStored()
  })
})

describe('under a request for aktindsigt', () => {
  it('an entry of another citizen, or what is none, is not found by whoever decides it', async () => {
    const { 'disclosure-requests': request, ...things } = strays.annas
    const ofEntries = operations.filter(({ path }) => path.includes('{entryId}'))
    expect(ofEntries).toHaveLength(2)
    for (const operation of ofEntries) {
      for (const entryId of [...Object.values(strays.bents), things.tasks, request, nil, 'x']) {
        const path = pathOf(operation, request, entryId)
        const reply = await house.as('lone').send(operation.method, path, {
          body: operation.method === 'PUT' ? { parts: [] } : undefined,
          headers: { 'If-Match': '*' },
        })
        expect([path, reply.status, reply.body.code]).toEqual([path, 404, 'not-found'])
        expectNothingOf(strays.bents, { ...reply, text: reply.text.replaceAll(entryId, '') })
      }
    }
    await expectNothingStored()
  })
})

describe.each(reads)('in the path of $name', (operation) => {
  it('an own id in upper case, or percent-encoded, is that very id', async () => {
    const id = strays.annas[operation.noun ?? 'citizens']
    // each look at it adds a line
    const grows = operation.name.endsWith('/access-log')
    const encoded = [...id].map((one) => `%${one.charCodeAt(0).toString(16)}`).join('')
    for (const subject of callers) {
      const first = await strays.call(subject, operation, { id })
      for (const form of [id.toUpperCase(), encoded]) {
        const reply = await strays.call(subject, operation, { id: form })
        expect(reply.status).toBe(first.status)
        if (first.status === 200 && !grows) expect(reply.text).toBe(first.text)
      }
    }
  })
})

describe.each(lists)('in the query of $name', (operation) => {
  const ids = () => [
    ...Object.values(strays.bents),
    strays.annas.threads,
    rita,
    eva,
    sara,
    nord,
    syd,
    nil,
  ]

  /** No citizen is there for the caller; the own organisation is; the others are only filters. */
  const statusFor = ([list, subject, name, id]: string[]) => {
    if (subject === 'anna' && list?.startsWith('GET /v1/task')) return 403
    if (name === 'citizenId') return 404
    return name === 'organisationId' && subject === 'eva' && id !== nord ? 404 : 200
  }

  it('a stray id shows nothing of anyone else', async () => {
    for (const subject of callers) {
      for (const name of operation.queryIds) {
        for (const id of ids()) {
          const reply = await strays.call(subject, operation, { query: `?${name}=${id}` })
          const told = [operation.name, subject, name, id]
          expect([...told, reply.status]).toEqual([...told, statusFor(told)])
          expectNothingOf(strays.bents, reply)
          const ofThread = name === 'threadId' && id === strays.annas.threads
          const isOwn = id === nord || id === eva || subject === 'anna' || ofThread
          if (reply.status === 200 && !isOwn) expectNothingIn(reply)
        }
      }
    }
  })

  it('two ids at once, or an id in another form, are refused', async () => {
    for (const name of operation.queryIds) {
      const forms = [
        ...[`${name}=${anna}&${name}=${bent}`, `${name}[]=${bent}`, `${name}[0]=${bent}`],
        ...[`${name}=`, `${name}`, `${name}=%20${anna}`, `${name}=${anna},${bent}`, `${name}=*`],
        ...[`${name}=null`, `${name}=urn:uuid:${bent}`, `${name.toUpperCase()}=${bent}`],
      ]
      for (const form of forms) {
        for (const subject of callers) {
          const { status, body } = await strays.call(subject, operation, { query: `?${form}` })
          expect([form, status, body.code]).toEqual([form, 400, 'query-invalid'])
        }
      }
    }
  })
})
