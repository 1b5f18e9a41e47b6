import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { makeTargets, sendTo, stateOf, type Target } from '../run/targets.ts'
import { anna, eva } from '../run/visits.ts'

let house: TestHouse
let targets: Target[]
beforeAll(async () => {
  house = await openTestHouse()
  targets = await makeTargets(house)
})
afterAll(() => house.close())

const instants = [
  '2030-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '2016-12-31T23:59:60Z',
  '2030-01-01T00:00:00+23:59',
  '2030-01-01t00:00:00.123456789z',
  '2030-02-30T00:00:00Z',
]
const ids = [
  eva,
  anna,
  eva.toUpperCase(),
  `urn:uuid:${eva}`,
  '',
  '00000000-0000-0000-0000-000000000000',
]
const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme-composite', maxLength: 40 }),
  fc.constant(null),
  fc.jsonValue(),
)
const instant = fc.oneof(fc.constantFrom(...instants), odd)
const id = fc.oneof(fc.constantFrom(...ids), odd)
const text = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), odd)
const word = (...words: string[]) => fc.oneof(fc.constantFrom(...words), odd)
const upTo = fc.oneof(fc.integer(), fc.double(), odd)
const optional = { requiredKeys: [] }

/** Near to what each target takes, in the order of the targets, so that it goes far in. */
const near: fc.Arbitrary<object>[] = [
  fc.record({ reasonCode: word('not-home', 'ill', 'x'), text }, optional),
  fc.record({ text }, optional),
  fc.record({ status: word('open', 'in-progress'), assigneeId: id }, optional),
  fc.record(
    {
      open: fc.oneof(fc.boolean(), odd),
      reason: fc.oneof(fc.constant('x'), text),
      to: word('organisation', 'employee'),
      employeeId: id,
      until: instant,
    },
    { requiredKeys: ['open', 'reason'] },
  ),
  fc.record({ upTo }, optional),
  fc.record({ upTo }, optional),
  fc.record({ text }, optional),
  fc.record({ reason: text }, optional),
  fc.record({ title: text, text }, optional),
  fc.record({ title: text, text }, optional),
]

describe('whatever is sent to whatever takes a body', () => {
  it.each(near.map((_, index) => index))(
    'as JSON, to target %i: is done or refused, never our failure',
    async (which) => {
      const target = targets[which]
      const body = near[which]
      if (!target || !body) throw new Error('There is no such target')
      await fc.assert(
        fc.asyncProperty(
          fc.oneof({ arbitrary: body, weight: 4 }, fc.jsonValue()),
          async (wanted) => {
            const before = await stateOf(house)
            const sent = { body: JSON.stringify(wanted), type: 'application/json' }
            const { status, body: answer } = await sendTo(house, target, sent)
            if (status < 300) return
            expect(status).toBeLessThan(500)
            expect(answer.code).toEqual(expect.any(String))
            expect(await stateOf(house)).toEqual(before)
          },
        ),
        { numRuns: 100 },
      )
    },
  )

  it('as bytes: is refused', async () => {
    const before = await stateOf(house)
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.uint8Array({ maxLength: 200 }), async (which, bytes) => {
        const target = targets[which % targets.length]
        if (!target) return
        const sent = { body: Buffer.from(bytes), type: 'application/json' }
        expect((await sendTo(house, target, sent)).body.code).toBe('body-invalid')
      }),
      { numRuns: 100 },
    )
    expect(await stateOf(house)).toEqual(before)
  })
})

describe('whatever is asked of whatever is read', () => {
  const lists = [
    '/v1/appointments',
    '/v1/threads',
    '/v1/tasks',
    '/v1/task-counts',
    `/v1/citizens/${anna}/record`,
  ]
  const parameter = fc.tuple(
    fc.constantFrom(
      'citizenId',
      'organisationId',
      'assigneeId',
      'threadId',
      'kind',
      'overdue',
      'unassigned',
      'window',
      'status',
      'from',
      'to',
      'cursor',
      'limit',
      'x',
    ),
    fc.oneof(
      fc.constantFrom(...instants, ...ids, 'open', 'booked', 'true', '07:00-08:00', '1', '100'),
      fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => !/\p{Surrogate}/u.test(text)),
      fc
        .tuple(
          fc.oneof(fc.constantFrom(...instants), fc.string(), fc.integer().map(String)),
          fc.uuid(),
        )
        .map((place) => Buffer.from(place.join(' ')).toString('base64url')),
    ),
  )

  it('is answered or refused with a code, never a failure of ours', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('anna', 'eva', 'lone'),
        fc.constantFrom(...lists),
        fc.array(parameter, { maxLength: 3 }),
        async (subject, list, parameters) => {
          const path = `${list}?${new URLSearchParams(parameters)}`
          expect((await house.as(subject).get(path)).status).toBeLessThan(500)
        },
      ),
      { numRuns: 200 },
    )
  })
})
