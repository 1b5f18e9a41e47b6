/** Every kind of person, seen from Anna's case at Hjemmepleje Nord. */
import { v7 as uuid } from 'uuid'
import type { TestDatabase } from '../../run/database.ts'
import { anna, bent, contactUnit, eva, nord, syd } from '../../run/visits.ts'
import type { Person } from './attempts.ts'

const hourMs = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString()

export const always = { startsAt: inHours(-1000), endsAt: null }
export const past = { startsAt: inHours(-1000), endsAt: inHours(-1) }
export const coming = { startsAt: inHours(1), endsAt: inHours(1000) }
export const current = { startsAt: inHours(-1), endsAt: inHours(1) }

export const citizen = (subject: string, id: string): Person => ({
  acting: { kind: 'citizen', subject, cprHash: null },
  id,
})
export const employee = (subject: string, id: string): Person => ({
  acting: { kind: 'employee', subject, cprHash: null },
  id,
})

export interface Kinds {
  /** By the name that the table gives them. */
  people: Map<string, Person>
  representationId: string
  breakerId: string
}

interface Represents {
  name: string
  scopes: string[]
  citizenId?: string
  period?: { startsAt: string; endsAt: string | null }
}

const every = ['see', 'cancel', 'write', 'disclosure']
const represents: Represents[] = [
  ...every.map((scope) => ({ name: `may ${scope}`, scopes: [scope] })),
  { name: 'may all', scopes: every },
  { name: 'expired', scopes: every, period: past },
  { name: 'future', scopes: every, period: coming },
  { name: 'withdrawn', scopes: every },
  { name: "other's", scopes: every, citizenId: bent },
]

interface Works {
  name: string
  at: string[]
  roles?: string[]
  active?: boolean
  leader?: boolean
}

/** An organisation that was closed down; its people still stand in the tables. */
export const closed = uuid()
const works: Works[] = [
  { name: 'own', at: [nord] },
  { name: 'leader', at: [nord], leader: true },
  { name: 'another', at: [syd] },
  { name: 'none', at: [] },
  { name: 'former', at: [nord], active: false },
  { name: 'closed', at: [closed] },
  { name: 'glass', at: [syd] },
  { name: 'glass over', at: [syd] },
  { name: 'operator', at: [], roles: ['operator'] },
  { name: 'records', at: [contactUnit], roles: ['records-officer'] },
]

export async function makeKinds(db: TestDatabase): Promise<Kinds> {
  const people = new Map<string, Person>([
    ['self', citizen('anna', anna)],
    ['other', citizen('bent', bent)],
  ])
  const representations: { id: string; representativeId: string; name: string }[] = []
  for (const one of represents) {
    const id = uuid()
    people.set(one.name, citizen(one.name, id))
    await db.fill([['citizens', [{ id, subject: one.name, name: one.name }]]])
    representations.push(await represent(db, id, one))
  }
  await db.sql(`delete from representations r using citizens c
    where c.id = r.representative_id and c.subject = 'withdrawn'`)
  await closeOrganisation(db)
  for (const one of works) people.set(one.name, await employ(db, one))
  const over = people.get('glass over')?.id
  await db.sql(
    `insert into break_glass (id, employee_id, citizen_id, reason, starts_at, ends_at)
      values ($1, $2, $3, 's1.AAAA', $4, $5)`,
    [uuid(), over, anna, past.startsAt, past.endsAt],
  )
  people.set('process', { acting: { kind: 'process' }, id: anna })
  people.set('nobody', { acting: undefined, id: anna })
  return {
    people,
    representationId: representations.find(({ name }) => name === 'may all')?.id ?? '',
    breakerId: people.get('glass')?.id ?? eva,
  }
}

async function represent(db: TestDatabase, representativeId: string, one: Represents) {
  const { scopes, citizenId = anna, period = always, name } = one
  const row = { id: uuid(), citizenId, representativeId, kind: 'relative', scopes, ...period }
  await db.fill([['representations', [row]]])
  return { ...row, name }
}

async function closeOrganisation(db: TestDatabase): Promise<void> {
  await db.sql(
    `insert into organisations (id, code, name, phone, active, chat_opening, answer_working_days)
      values ($1, 'lukket', 'Lukket', '70 10 10 09', false, 'closed', 1)`,
    [closed],
  )
}

async function employ(db: TestDatabase, one: Works) {
  const { name, at, roles = [], active = true, leader = false } = one
  const id = uuid()
  await db.fill([
    ['employees', [{ id, subject: name, name, roles, active }]],
    ['employments', at.map((organisationId) => ({ employeeId: id, organisationId, leader }))],
  ])
  return employee(name, id)
}
