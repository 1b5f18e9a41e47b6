import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { may, permit, policies, type Right, scopeOf, type Thing } from '../../domain/policies.ts'
import { Scope } from '../../schemas/citizen.ts'
import { Role } from '../../schemas/employee.ts'
import { now } from './people.ts'

const rights = Object.keys(policies) as Right[]
const special = ['read payloads', 'read access log', 'read alarms', 'break glass']
const reading = rights.filter((right) => right.startsWith('read ') && !special.includes(right))

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
    fc.record({
      kind: fc.constant('citizen' as const),
      id: ids,
      name: ids,
      assurance: fc.constantFrom('substantial' as const, 'high' as const),
      representations,
    }),
    fc.record({
      kind: fc.constant('employee' as const),
      id: ids,
      name: ids,
      organisationIds,
      leads: fc.subarray(['nord', 'syd']),
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
        const answer = codeOf(() => permit(actor, right, { thing: one, now }))
        expect(answer).not.toBe('forbidden')
      }),
      { numRuns: 500 },
    )
  })
})

function asks(actor: Actor, right: Right, thing: Thing): boolean {
  return may(actor, right, { thing, now })
}

function codeOf(permission: () => unknown): string | undefined {
  try {
    permission()
    return undefined
  } catch (error) {
    return error instanceof Refusal ? error.code : 'unforeseen'
  }
}
