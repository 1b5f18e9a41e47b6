/** One statement by someone of the kinds of people, about one request for aktindsigt of Anna's. */
import { v7 as uuid } from 'uuid'
import { inTransaction } from '../../../db/acting.ts'
import { findActor } from '../../../db/actors.ts'
import { type Database, openDatabase } from '../../../db/database.ts'
import { makeDatabase, type TestDatabase } from '../../run/database.ts'
import { theVault } from '../../run/servers.ts'
import { anna, contactUnit, nord } from '../../run/visits.ts'
import type { Person } from './attempts.ts'
import { employee, type Kinds, makeKinds } from './people.ts'
import { insertSql, makeThings, oneMore, type Row } from './things.ts'

/** Rows touched, or the code by which Postgres refuses. */
export type Outcome = number | string

export interface Trial {
  own: TestDatabase
  people: Kinds['people']
  idOf(name: string): string
  /** Of the request, or what belongs to it. */
  row(table: string): Row
  /** Another request with all that belongs to it. */
  renew(): Promise<void>
  /** Nothing of it stays. */
  attempt(name: string, sql: string, values: unknown[]): Promise<Outcome>
  /** One row more, in the own name where nothing else is said. */
  add(name: string, table: string, more: Row): Promise<Outcome>
  close(): Promise<void>
}

export async function openTrial(): Promise<Trial> {
  const own = await makeDatabase()
  const db = openDatabase({ url: own.url, vault: theVault(), size: 2 })
  const { people, breakerId: employeeId } = await makeKinds(own)
  people.set('head', await hire(own, { subject: 'head', leader: true }))
  people.set('officer', await hire(own, { subject: 'officer', roles: ['records-officer'] }))
  let rows = new Map<string, Row>()
  const row = (table: string) => rows.get(table) ?? {}
  const person = (name: string): Person => {
    const found = people.get(name)
    if (!found) throw new Error(`Who is ${name}?`)
    return found
  }
  const attempt = (name: string, sql: string, values: unknown[]) =>
    undone(db, person(name), { sql, values })
  return {
    ...{ own, people, row, attempt },
    idOf: (name) => person(name).id,
    async renew() {
      await own.sql(`update threads set status = 'closed', closed_at = now()`)
      rows = await makeThings(own, { citizenId: anna, employeeId, organisations: atNord })
    },
    add(name, table, more) {
      const wanted = { ...oneMore(table, row(table), person(name).id), ...more }
      return attempt(name, insertSql(table, wanted, '?'), [JSON.stringify(wanted)])
    },
    async close() {
      await db.destroy()
      await own.drop()
    },
  }
}

const atNord = {
  ...{ appointment: nord, cancellation: nord, thread: nord, task: nord, entry: nord },
}

interface Hired {
  subject: string
  roles?: string[]
  leader?: boolean
}

/** At the contact unit. */
async function hire(own: TestDatabase, { subject, roles = [], leader = false }: Hired) {
  const id = uuid()
  await own.fill([
    ['employees', [{ id, subject, name: subject, roles }]],
    ['employments', [{ employeeId: id, organisationId: contactUnit, leader }]],
  ])
  return employee(subject, id)
}

async function undone(
  db: Database,
  { acting }: Person,
  { sql, values }: { sql: string; values: unknown[] },
): Promise<Outcome> {
  if (!acting) throw new Error('Nobody does nothing')
  let outcome: Outcome = 'nothing'
  const over = new Error('undone')
  const trying = inTransaction(db, acting, async (trx) => {
    if (acting.kind !== 'process') await findActor(trx, acting, { writes: false })
    outcome = await trx.raw(sql, values as string[]).then(
      ({ rowCount }: { rowCount: number }) => rowCount,
      ({ code }: { code: string }) => code,
    )
    throw over
  })
  await trying.catch((error: unknown) => {
    if (error !== over) throw error
  })
  return outcome
}
