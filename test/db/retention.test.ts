import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { inTransaction, theProcess } from '../../db/acting.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { listDue, listHeld, retentionTerms } from '../../db/models/retention.ts'
import { usualTerms } from '../../domain/retention.ts'
import { ask } from '../api/disclosures.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, aVisit, bent } from '../run/visits.ts'

let house: TestHouse
let db: Database
beforeAll(async () => {
  house = await openTestHouse()
  db = openDatabase({ url: house.db.url, vault: house.db.keys.vault, size: 2 })
})
afterAll(async () => {
  await db.destroy()
  await house.close()
})

const at = '2020-03-05T10:00:00.000Z'
const dayMs = 86_400_000
const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms)

interface Entry {
  at?: string
  kle?: string[]
  facet?: string
  appointment_id?: string
}

/** With entries of an old time. */
async function someone(entries: Entry[]) {
  const id = uuid()
  await house.db.fill([['citizens', [{ id, subject: id, name: 'Prøve Person' }]]])
  for (const entry of entries) await write(id, entry)
  return id
}

function write(citizenId: string, { at: when = at, kle, facet, ...more }: Entry) {
  const row = {
    ...{ id: randomUUID(), citizen_id: citizenId, kind: 'disclosure', at: when, text: 's1.AAAA' },
    ...{ content: '0'.repeat(64), class: 'dialogue' },
    details: { ...(kle && { kle }), ...(facet && { facet }) },
    ...more,
  }
  return house.db.sql(
    `insert into record_entries overriding user value
      select * from jsonb_populate_record(null::record_entries, $1)`,
    [JSON.stringify(row)],
  )
}

async function due(now: Date, limit = 100): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let after: string | undefined; ; ) {
    const wanted = { limit, now, ...(after && { after }) }
    const page = await inTransaction(db, theProcess, (trx) => listDue(trx, wanted))
    for (const { citizenId, since } of page.due) found.set(citizenId, since)
    if (page.next === undefined) return found
    after = page.next
  }
}

const social = { kle: ['27.36.04'] }
const end = '2025-03-05T10:00:00.000Z'
const isDue = async (id: string, now = later(end, dayMs)) => (await due(now)).has(id)

describe('the terms', () => {
  it('are those that the rule knows, until the municipality sets others', async () => {
    const terms = await inTransaction(db, theProcess, retentionTerms)
    const sorted = usualTerms.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    expect(terms).toHaveLength(sorted.length)
    expect(terms).toEqual(expect.arrayContaining(sorted))
  })

  it.each([
    `insert into retention_terms values ('technical', '', '', 1)`,
    `insert into retention_terms values ('journal', '2', '', 1)`,
    `insert into retention_terms values ('journal', '27.36.04.1', '', 1)`,
    `insert into retention_terms values ('journal', '', 'a53', 1)`,
    `insert into retention_terms values ('journal', '28', '', 0)`,
  ])('are refused where they mean nothing: %s', async (sql) => {
    await expect(house.db.sql(sql)).rejects.toMatchObject({ code: '23514' })
  })

  it('are changed by the owner alone', async () => {
    const change = inTransaction(db, theProcess, (trx) =>
      trx.raw('update retention_terms set years = 1'),
    )
    await expect(change).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a citizen whose record may go', () => {
  it('is due from the boundary day on, and not the moment before', async () => {
    const id = await someone([social, { ...social, at: '2019-01-01T00:00:00.000Z' }])
    expect((await due(new Date(end))).get(id)).toBe(end)
    expect(await isDue(id, later(end, -1))).toBe(false)
    expect(await isDue(id, later(end, -dayMs))).toBe(false)
  })

  it('waits for the entry with the longest term', async () => {
    const id = await someone([social, { at, kle: ['29.30.04'] }])
    expect(await isDue(id)).toBe(false)
    expect((await due(later(end, 5 * 366 * dayMs))).get(id)).toBe('2030-03-05T10:00:00.000Z')
    expect(await isDue(await someone([{ at, kle: ['29.30.04'], facet: 'A53' }]))).toBe(true)
    expect(await isDue(await someone([{ at }]))).toBe(false)
  })

  it('is known by the types of the appointments that the entries are about', async () => {
    const [healthy, id] = [await someone([]), await someone([])]
    const past = { startsAt: at, status: 'held' }
    const visit = aVisit({ ...past, citizenId: id })
    const nurse = aVisit({ ...past, citizenId: healthy, appointmentTypeCode: 'nursing' })
    await house.db.fill([['appointments', [visit, nurse]]])
    await write(id, { appointment_id: visit.id })
    await write(healthy, { appointment_id: nurse.id })
    expect([await isDue(id), await isDue(healthy)]).toEqual([true, false])
  })

  it('is due by other terms where the municipality has set them', async () => {
    const id = await someone([social])
    const set = (years: number) =>
      house.db.sql(
        `insert into retention_terms values ('journal', '27.36', '', $1)
          on conflict (class, kle, facet) do update set years = $1`,
        [years],
      )
    await set(30)
    expect(await isDue(id)).toBe(false)
    await set(3)
    expect(await isDue(id, later('2023-03-05T10:00:00.000Z', 0))).toBe(true)
    await house.db.sql(`delete from retention_terms where kle = '27.36'`)
  })

  it('has a record at all', async () => {
    expect(await isDue(await someone([]))).toBe(false)
  })

  it.each<[string, string, string]>([
    ['a booked visit to come', 'appointments', `status = 'booked', ends_at = '2099-01-01'`],
    ['an open thread', 'threads', `status = 'open', closed_at = null`],
    ['an open task', 'tasks', `status = 'in-progress', done_at = null, outcome = null`],
  ])('has not %s', async (_, table, opened) => {
    const [visit = ''] = await house.book({ citizenId: bent })
    const { body } = await house.as('bent').cancel(visit)
    const age = `update record_entries set at = '${at}' where citizen_id = '${bent}'`
    const free = (sql: string) =>
      house.db.sql(`set session_replication_role = replica; ${sql}; reset session_replication_role`)
    await free(age)
    await house.db.sql(
      `update threads set status = 'closed', closed_at = now() where citizen_id = '${bent}'`,
    )
    await house.db.sql(
      `update tasks set status = 'done', done_at = now(), outcome = 'no-action' where citizen_id = '${bent}'`,
    )
    expect(await isDue(bent)).toBe(true)
    const id = { appointments: visit, threads: body.threadId, tasks: body.taskId }[table]
    await house.db.sql(`update ${table} set ${opened} where id = '${id}'`)
    expect(await isDue(bent)).toBe(false)
    await house.db.sql(`update appointments set status = 'cancelled' where citizen_id = '${bent}'`)
  })

  it('is not held by a request', async () => {
    const id = await someone([social])
    await house.db.sql(
      `insert into disclosure_requests (id, citizen_id, actor_id, type, applicant_kind, applicant_name,
          asked_at, due_by, status, ended_at, held_until)
        values (gen_random_uuid(), $1, $1, 'party', 'citizen', 's1.AAAA', $2, $2, 'handed-out', $2, $3)`,
      [id, at, later(end, 28 * dayMs).toISOString()],
    )
    expect(await isDue(id)).toBe(false)
    expect(await isDue(id, later(end, 29 * dayMs))).toBe(true)
    await ask(house)
    const wanted = { limit: 10, now: later(end, dayMs) }
    const held = await inTransaction(db, theProcess, (trx) => listHeld(trx, wanted))
    const both = [
      { citizenId: anna, until: null },
      { citizenId: id, until: '2025-04-02T10:00:00Z' },
    ]
    expect(held).toEqual(expect.arrayContaining(both))
    expect(held).toHaveLength(2)
  })

  it('is found on whatever page', async () => {
    const now = later(end, dayMs)
    const whole = await due(now)
    expect(whole.size).toBeGreaterThan(3)
    for (const limit of [1, 2, 3]) expect(await due(now, limit)).toEqual(whole)
  })
})
