/** People and things at random, as rows in a database, for fast-check. */
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import type { Tables } from '../../../db/fill.ts'
import type { TestDatabase } from '../../run/database.ts'
import { contactUnit, eva, nord, syd } from '../../run/visits.ts'
import type { Person } from './attempts.ts'
import { always, citizen, closed, coming, current, employee, past } from './people.ts'
import { makeThings, type Row } from './things.ts'

const organisation = fc.constantFrom(nord, syd, contactUnit, closed)
const anyOrganisation = fc.option(organisation)
const period = fc.constantFrom(always, past, coming, current)

const organisations = fc.record({
  appointment: anyOrganisation,
  cancellation: anyOrganisation,
  thread: organisation,
  task: organisation,
  entry: anyOrganisation,
})

const citizensSide = fc.record({
  kind: fc.constant('citizen' as const),
  self: fc.boolean(),
  represents: fc.option(
    fc.record({
      scopes: fc.subarray(['see', 'cancel', 'write', 'disclosure'], { minLength: 1 }),
      period,
      ofThisOne: fc.boolean(),
    }),
  ),
})

const staff = fc.record({
  kind: fc.constant('employee' as const),
  active: fc.boolean(),
  at: fc.uniqueArray(organisation, { maxLength: 3 }),
  leader: fc.boolean(),
  roles: fc.subarray(['operator', 'records-officer']),
  glass: fc.option(
    fc.record({ period: fc.constantFrom(past, coming, current), ofThisOne: fc.boolean() }),
  ),
})

export const anyCase = fc.record({
  who: fc.oneof(citizensSide, staff),
  organisations,
  escalated: fc.boolean(),
})
type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never

export interface Made {
  person: Person
  rows: Map<string, Row>
}

/** A citizen nobody knows yet, everything about them, and whoever looks. */
export async function make(db: TestDatabase, { who, escalated, ...of }: Case): Promise<Made> {
  const [citizenId, other, me] = [uuid(), uuid(), uuid()]
  const citizens = [citizenId, other, me].map((id) => ({ id, subject: id, name: 'x' }))
  const about = { citizenId, ...of, employeeId: eva, escalated }
  if (who.kind === 'employee') {
    await db.fill([['citizens', citizens], ...employed(me, who)])
    return { person: employee(me, me), rows: await glassBroken(db, who, { about, other, me }) }
  }
  const { represents, self } = who
  if (!represents || self) {
    await db.fill([['citizens', citizens]])
    const id = self ? citizenId : me
    return { person: citizen(id, id), rows: await makeThings(db, about) }
  }
  const row = {
    ...{ id: uuid(), representativeId: me, kind: 'guardian', scopes: represents.scopes },
    ...{ citizenId: represents.ofThisOne ? citizenId : other, ...represents.period },
  }
  await db.fill([
    ['citizens', citizens],
    ['representations', [row]],
  ])
  return {
    person: citizen(me, me),
    rows: await makeThings(db, { ...about, representationId: row.id }),
  }
}

type Staff = Extract<Case['who'], { kind: 'employee' }>

function employed(id: string, { active, at, leader, roles }: Staff): Tables {
  return [
    ['employees', [{ id, subject: id, name: 'x', roles, active }]],
    ['employments', at.map((organisationId) => ({ employeeId: id, organisationId, leader }))],
  ]
}

async function glassBroken(
  db: TestDatabase,
  { glass }: Staff,
  { about, other, me }: { about: Parameters<typeof makeThings>[1]; other: string; me: string },
): Promise<Map<string, Row>> {
  if (!glass) return makeThings(db, about)
  if (glass.ofThisOne) return makeThings(db, { ...about, glass: glass.period, employeeId: me })
  const { startsAt, endsAt } = glass.period
  const row = [uuid(), me, other, startsAt, endsAt]
  await db.sql(`insert into break_glass values ($1, $2, $3, 's1.AAAA', $4, $5)`, row)
  return makeThings(db, about)
}
