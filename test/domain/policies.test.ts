import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Actor, Employee } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { may, permit, policies, type Right, scopeOf, type Thing } from '../../domain/policies.ts'
import { Scope } from '../../schemas/citizen.ts'
import { Role } from '../../schemas/employee.ts'
import { citizen, employee, now, representative } from './people.ts'

/** Something of Anna's that Hjemmepleje Nord has to do with. */
const thing: Thing = { citizenId: 'anna', organisationIds: [null, 'nord'] }
const rights = Object.keys(policies) as Right[]
const special = ['read payloads', 'read access log', 'read alarms', 'break glass']
const reading = rights.filter((right) => right.startsWith('read ') && !special.includes(right))
const all = ['see', 'cancel', 'write'] as const

const shown: Right[] = ['read appointment', 'read cancellation', 'read thread', 'read citizen']
const seen: Right[] = [...shown, 'read access log', 'mark thread read']
const officers: Right[] = ['read citizen', 'read access log', 'read alarms']
const atWork: Right[] = rights.filter(
  (right) =>
    right !== 'cancel appointment' && (right === 'break glass' || !special.includes(right)),
)

const atSyd = employee(['syd']) as Employee

/** Who is allowed which rights over the thing; every other right is refused. */
const table: [who: string, actor: Actor, allowed: Right[]][] = [
  ['the citizen', citizen('anna'), [...seen, 'cancel appointment', 'write thread']],
  ['another citizen', citizen('bent'), []],
  [
    'a representative with every scope',
    representative([...all]),
    [...seen, 'cancel appointment', 'write thread'],
  ],
  ['a representative who may see', representative(['see']), seen],
  ['a representative who may only cancel', representative(['cancel']), ['cancel appointment']],
  ['a representative who may only write', representative(['write']), ['write thread']],
  ['a representative without a scope', representative([]), []],
  [
    'a representative from now on',
    representative([...all], { startsAt: now.toISOString() }),
    [...seen, 'cancel appointment', 'write thread'],
  ],
  [
    'a representative from tomorrow',
    representative([...all], { startsAt: '2026-11-25T00:00:00.000Z' }),
    [],
  ],
  ['a representative until now', representative([...all], { endsAt: now.toISOString() }), []],
  [
    'a representative until later today',
    representative(['see'], { endsAt: '2026-11-24T22:00:00.000Z' }),
    seen,
  ],
  ['a representative of someone else', representative([...all], { citizenId: 'bent' }), []],
  ['an employee of the organisation', employee(['nord']), atWork],
  ['an employee of both organisations', employee(['syd', 'nord']), atWork],
  ['an employee of another organisation', employee(['syd']), ['break glass']],
  [
    'an employee of another organisation who broke the glass',
    { ...atSyd, brokenGlass: ['anna'] },
    [...shown, 'break glass'],
  ],
  [
    'an employee who broke the glass for someone else',
    { ...atSyd, brokenGlass: ['bent'] },
    ['break glass'],
  ],
  ['an employee of no organisation', employee([]), []],
  ['an operator', employee([], ['operator']), ['read payloads']],
  ['a records officer', employee([], ['records-officer']), officers],
  [
    'a records officer of the organisation',
    employee(['nord'], ['records-officer', 'operator']),
    rights.filter((right) => right !== 'cancel appointment'),
  ],
]

describe('the access table', () => {
  const cells = table.flatMap(([who, actor, allowed]) =>
    rights.map((right) => ({ who, actor, right, answer: allowed.includes(right) })),
  )

  it.each(cells)('answers $answer: $who may $right', ({ actor, right, answer }) => {
    expect(asks(actor, right)).toBe(answer)
  })

  it('lets no employee near what no organisation has to do with', () => {
    const nobodys = { citizenId: 'anna', organisationIds: [null] }
    const near = atWork.filter((right) => right !== 'break glass')
    for (const right of near) expect(asks(employee(['nord']), right, nobodys)).toBe(false)
    expect(asks(employee([]), 'read task', { citizenId: 'anna', organisationIds: [] })).toBe(false)
  })

  it('does not take a citizen for an employee with the same id', () => {
    const stranger = { ...employee([]), id: 'anna' }
    for (const right of rights) expect(asks(stranger, right)).toBe(false)
  })
})

type Answer = 'granted' | 'not-found' | 'forbidden'

describe('permission', () => {
  it.each<{ what: string; actor: Actor; right: Right; answer: Answer }>([
    {
      what: 'hands the thing to whom it belongs',
      actor: citizen(),
      right: 'read appointment',
      answer: 'granted',
    },
    {
      what: 'denies that a stranger’s thing exists',
      actor: citizen('bent'),
      right: 'read thread',
      answer: 'not-found',
    },
    {
      what: 'denies it to a stranger who would change it',
      actor: citizen('bent'),
      right: 'cancel appointment',
      answer: 'not-found',
    },
    {
      what: 'denies it to another organisation',
      actor: employee(['syd']),
      right: 'change task',
      answer: 'not-found',
    },
    {
      what: 'denies a task to its citizen',
      actor: citizen(),
      right: 'change task',
      answer: 'not-found',
    },
    {
      what: 'hides from whoever may act but not see',
      actor: representative(['cancel']),
      right: 'cancel appointment',
      answer: 'not-found',
    },
    {
      what: 'forbids a reader to do more',
      actor: representative(['see']),
      right: 'cancel appointment',
      answer: 'forbidden',
    },
    {
      what: 'forbids an employee to cancel',
      actor: employee(['nord']),
      right: 'cancel appointment',
      answer: 'forbidden',
    },
    {
      what: 'forbids a citizen to end a chat',
      actor: citizen(),
      right: 'close thread',
      answer: 'forbidden',
    },
    {
      what: 'forbids a citizen to open it for replies',
      actor: citizen(),
      right: 'open thread to reply',
      answer: 'forbidden',
    },
  ])('$what', ({ actor, right, answer }) => {
    expect(outcome(() => permit(actor, right, { thing, now }))).toBe(answer)
  })

  it('says the same of what is not there as of what is not yours', () => {
    for (const right of rights) {
      expect(outcome(() => permit(citizen(), right, { thing: undefined, now }))).toBe('not-found')
    }
  })

  it('gives back the very thing that was found', () => {
    const found = { ...thing, id: 'visit' }
    expect(permit(citizen(), 'read appointment', { thing: found, now })).toBe(found)
  })
})

describe('the scope of lists', () => {
  const ids = fc.constantFrom('anna', 'bent', 'rita')
  const organisationIds = fc.subarray(['nord', 'syd', 'contact'])
  const times = fc.constantFrom('2026-11-23', '2026-11-24T08:00:00.000Z', '2026-11-25')
  const representations = fc.array(
    fc.record({
      citizenId: ids,
      kind: fc.constant('relative' as const),
      scopes: fc.subarray([...Scope.enum]),
      startsAt: times,
      endsAt: fc.option(times),
    }),
    { maxLength: 3 },
  )
  const actors: fc.Arbitrary<Actor> = fc.oneof(
    fc.record({ kind: fc.constant('citizen' as const), id: ids, name: ids, representations }),
    fc.record({
      kind: fc.constant('employee' as const),
      id: ids,
      name: ids,
      organisationIds,
      roles: fc.subarray([...Role.enum]),
      brokenGlass: fc.subarray(['anna', 'bent', 'rita']),
    }),
  )
  const things = fc.record({ citizenId: ids, organisationIds })

  it('shows exactly what may be read one by one', () => {
    fc.assert(
      fc.property(actors, things, (actor, one) => {
        const scope = scopeOf(actor, now)
        const listed =
          scope.citizenIds.includes(one.citizenId) ||
          one.organisationIds.some((id) => scope.organisationIds.includes(id))
        expect(asks(actor, 'read appointment', one)).toBe(listed)
        expect(asks(actor, 'read thread', one)).toBe(listed)
        expect(asks(actor, 'read cancellation', one)).toBe(listed)
      }),
      { numRuns: 500 },
    )
  })

  it('never finds forbidden what does not exist for the reader', () => {
    fc.assert(
      fc.property(actors, things, fc.constantFrom(...rights), (actor, one, right) => {
        if (reading.some((read) => asks(actor, read, one))) return
        const answer = outcome(() => permit(actor, right, { thing: one, now }))
        expect(answer).not.toBe('forbidden')
      }),
      { numRuns: 500 },
    )
  })
})

function asks(actor: Actor, right: Right, of: Thing = thing): boolean {
  return may(actor, right, { thing: of, now })
}

function outcome(permission: () => unknown): Answer {
  try {
    permission()
    return 'granted'
  } catch (error) {
    if (error instanceof Refusal) return error.code as Answer
    throw error
  }
}
