import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Database, openDatabase } from '../../db/database.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { theVault } from '../run/servers.ts'
import { anna, bent, nord } from '../run/visits.ts'
import { forgedBy, seenBy, tryAll } from './row-level-security/attempts.ts'
import {
  apartFromRights,
  apartFromTable,
  type Found,
  falselyHeld,
  wordless,
} from './row-level-security/compare.ts'
import { current, type Kinds, makeKinds } from './row-level-security/people.ts'
import { anyCase, make } from './row-level-security/random-people.ts'
import { shouldSee } from './row-level-security/rights.ts'
import { readTable } from './row-level-security/table.ts'
import { keys, makeThings, type Row } from './row-level-security/things.ts'

/** Written by staff, and in nobody's name. */
const nobodys = ['free_times', 'offered_times', 'disclosure_packages']

let own: TestDatabase
let db: Database
let kinds: Kinds
let rows: Map<string, Row>

beforeAll(async () => {
  own = await makeDatabase()
  db = openDatabase({ url: own.url, vault: theVault(), size: 2 })
  kinds = await makeKinds(own)
  rows = await annasThings(own, kinds)
})
afterAll(async () => {
  await db.destroy()
  await own.drop()
})

function annasThings(where: TestDatabase, { representationId, breakerId: employeeId }: Kinds) {
  const organisations = {
    ...{ appointment: nord, cancellation: nord, thread: nord, task: nord, entry: nord },
  }
  const about = { citizenId: anna, employeeId, representationId, organisations, glass: current }
  return makeThings(where, about)
}

async function tryEverybody({ people }: Kinds, asked: Database, theirs: Map<string, Row>) {
  const found: Found = new Map()
  for (const [name, person] of people) found.set(name, await tryAll(asked, person, theirs))
  return found
}

describe('what Postgres lets people do with a row', () => {
  let found: Found
  beforeAll(async () => {
    found = await tryEverybody(kinds, db, rows)
  })

  it('is what the table says, cell by cell', () => {
    const { cells } = readTable()
    expect([...cells.keys()]).toEqual(Object.keys(keys))
    expect([...rows.keys()].sort()).toEqual(Object.keys(keys).sort())
    for (const row of cells.values()) expect([...row.keys()]).toEqual([...kinds.people.keys()])
    expect(apartFromTable(found)).toEqual([])
  })

  it('is what the rights say, or the table says why not', () => {
    expect(apartFromRights(found, rows)).toEqual([])
    expect(falselyHeld(found, rows)).toEqual([])
    expect(wordless()).toEqual([])
  })

  it('is never to write in the name of another', async () => {
    for (const [name, person] of kinds.people) {
      const all = await forgedBy(db, person, { rows, name: name === 'other' ? anna : bent })
      const forged = all.filter((table) => !nobodys.includes(table))
      expect({ name, forged: name === 'process' ? [] : forged }).toEqual({ name, forged: [] })
    }
  })

  it('is the same for random people and things', async () => {
    const { seeing } = readTable()
    const property = fc.asyncProperty(anyCase, async (any) => {
      const { person, rows: things } = await make(own, any)
      const { actor, seen } = await seenBy(db, person, things)
      const now = new Date()
      for (const [table, sees] of seen) {
        const right = seeing.get(table)?.right
        const should = shouldSee(actor, { right, table, rows: things, now })
        expect({ table, sees }).toEqual({ table, sees: should })
      }
    })
    await fc.assert(property, { numRuns: 200 })
  })
})

describe('a policy that drifts away', () => {
  it.each<[string, string, RegExp]>([
    ['shows too much', 'alter policy seen on appointments using (true)', /^appointments, other/],
    ['shows too little', 'alter policy at_work on tasks using (is_process())', /^tasks, own/],
    [
      'forgets the scope',
      `alter policy seen on threads using (citizen_id in (select citizen_id from representations
        where representative_id = acting_as()) or is_process())`,
      /^messages, may write/,
    ],
    [
      'forgets that time passes',
      `create or replace function my_broken_glass() returns uuid[] stable language plpgsql as $$ begin
        return array(select citizen_id from break_glass where employee_id = acting_as()); end $$`,
      /^record_entries, glass over/,
    ],
    [
      'opens a package for others',
      `create or replace function i_asked_for(one uuid) returns boolean stable language plpgsql as $$ begin
        return exists (select from disclosure_requests where id = one); end $$`,
      /^package_files, may disclosure/,
    ],
    ['is gone', 'drop policy seen on access_log', /^access_log, records/],
    ['is not looked at', 'alter table citizens disable row level security', /^citizens, future/],
  ])('is found where it %s', async (_how, damage, difference) => {
    const drifted = await makeDatabase()
    const reached = openDatabase({ url: drifted.url, vault: theVault(), size: 2 })
    try {
      const people = await makeKinds(drifted)
      const theirs = await annasThings(drifted, people)
      await drifted.sql(damage)
      const found = await tryEverybody(people, reached, theirs)
      const named = expect.arrayContaining([expect.stringMatching(difference)])
      expect(apartFromRights(found, theirs)).toEqual(named)
      expect(apartFromTable(found)).toEqual(named)
    } finally {
      await reached.destroy()
      await drifted.drop()
    }
  })
})
