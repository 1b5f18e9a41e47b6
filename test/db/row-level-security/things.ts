/** One row of each table with something personal in it, all of them about one citizen. */
import { randomUUID } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { TestDatabase } from '../../run/database.ts'

export type Row = Record<string, unknown>

export interface About {
  citizenId: string
  /** Who looked, and broke the glass. */
  employeeId: string
  /** A representation of the citizen, if there is one. */
  representationId?: string | undefined
  /** Of the appointment, the cancellation, …: they may differ, and may be missing. */
  organisations: Organisations
  /** Until when the glass is broken; not at all where it is left out. */
  glass?: { startsAt: string; endsAt: string } | undefined
}

interface Organisations {
  appointment: string | null
  cancellation: string | null
  thread: string
  task: string
  entry: string | null
}

/** How to find the row of each table again. */
export const keys: Record<string, string[]> = {
  citizens: ['id'],
  citizen_keys: ['citizen_id'],
  representations: ['id'],
  employees: ['id'],
  employments: ['employee_id', 'organisation_id'],
  appointments: ['id'],
  cancellations: ['id'],
  cancellation_steps: ['cancellation_id', 'name'],
  carried_out: ['cancellation_id', 'list'],
  threads: ['id'],
  messages: ['id'],
  message_reads: ['thread_id', 'reader_id', 'up_to'],
  tasks: ['id'],
  record_entries: ['id'],
  idempotency_keys: ['actor_id', 'key'],
  break_glass: ['id'],
  access_log: ['id'],
  organisations: ['id'],
  organisation_settings: ['organisation_id', 'version'],
}

/** No policy opens it, so nothing need be in it. */
const sealed = 's1.AAAA'

/** Puts them in as a superuser and hands back the rows as they stand, people and all. */
export async function makeThings(db: TestDatabase, about: About): Promise<Map<string, Row>> {
  const rows = new Map(rowsAbout(about))
  for (const [table, row] of rows) await db.sql(insertSql(table, row), [JSON.stringify(row)])
  const people: [table: string, key: Row][] = [
    ['citizens', { id: about.citizenId }],
    ['citizen_keys', { citizen_id: about.citizenId }],
    ['representations', { id: about.representationId }],
    ['employees', { id: about.employeeId }],
    ['employments', { employee_id: about.employeeId }],
    ['organisations', { id: about.organisations.task }],
    ['organisation_settings', { organisation_id: about.organisations.task, version: 1 }],
  ]
  const found = new Map<string, Row>()
  for (const [table, key] of [...people, ...rows]) {
    const names = Object.keys(key).filter((name) => keys[table]?.includes(name))
    const where = names.map((name, n) => `${name} = $${n + 1}`).join(' and ')
    const sql = `select to_jsonb(t) as row from ${table} t where ${where}`
    const [one] = await db.sql<{ row: Row }>(
      sql,
      names.map((name) => key[name]),
    )
    if (one) found.set(table, one.row)
  }
  return found
}

export function insertSql(table: string, row: Row, place = '$1'): string {
  const columns = Object.keys(row)
  return `insert into ${table} (${columns}) select ${columns}
    from jsonb_populate_record(null::${table}, ${place})`
}

/** One more row like that, in the name of `me`; what only Postgres may say is left out. */
export function oneMore(table: string, row: Row, me: string): Row {
  const { position: _, ...rest } = row
  const fresh = 'id' in row ? { id: uuid() } : {}
  return { ...(table === 'record_entries' ? rest : row), ...fresh, ...signed(table, me) }
}

function signed(table: string, me: string): Row {
  const more: Record<string, Row> = {
    cancellations: { actor_id: me },
    cancellation_steps: { name: 'record-written', position: 2 },
    carried_out: { list: 'another' },
    messages: { author_id: me, number: 2 },
    message_reads: { reader_id: me, up_to: 2 },
    record_entries: { actor_id: me, message_id: null },
    idempotency_keys: { actor_id: me, key: randomUUID() },
    break_glass: { employee_id: me },
    access_log: { actor_id: me },
    employees: { subject: randomUUID() },
    organisations: { code: randomUUID(), contact_unit: false },
    organisation_settings: { version: 2, changed_by: me },
    citizens: { subject: randomUUID() },
  }
  return more[table] ?? {}
}

function rowsAbout(about: About): [table: string, row: Row][] {
  const [appointment, cancellation, thread, message, task] = [
    uuid(),
    uuid(),
    uuid(),
    uuid(),
    uuid(),
  ]
  const at = new Date().toISOString()
  const { organisations: of, employeeId } = about
  const citizen = { citizen_id: about.citizenId }
  const wish = {
    id: cancellation,
    appointment_id: appointment,
    ...citizen,
    actor_id: about.citizenId,
  }
  return [
    ['appointments', { id: appointment, ...citizen, ...visit, organisation_id: of.appointment }],
    ['cancellations', { ...wish, ...wished(at), organisation_id: of.cancellation }],
    [
      'cancellation_steps',
      { cancellation_id: cancellation, position: 1, name: 'task-created', at, outcome: {} },
    ],
    ['carried_out', { cancellation_id: cancellation, list: 'cancellation', at, outcome: {} }],
    ['threads', { id: thread, ...citizen, ...openedThread(at), organisation_id: of.thread }],
    ['messages', { id: message, ...citizen, thread_id: thread, ...written(about.citizenId, at) }],
    ['message_reads', { thread_id: thread, reader_id: about.citizenId, ...read, at }],
    [
      'tasks',
      {
        ...{ id: task, ...citizen, appointment_id: appointment, thread_id: thread, text: sealed },
        ...{ organisation_id: of.task, status: 'open', flags: [], due_at: at, created_at: at },
        version: 1,
      },
    ],
    [
      'record_entries',
      {
        ...{ id: uuid(), ...citizen, kind: 'message', at, actor_id: about.citizenId },
        ...{ organisation_id: of.entry, thread_id: thread, text: sealed, details: {} },
      },
    ],
    ['idempotency_keys', { actor_id: about.citizenId, key: randomUUID(), ...kept, created_at: at }],
    ...glassOf(about),
    [
      'access_log',
      { id: uuid(), at, actor_id: employeeId, citizen_ids: [about.citizenId], ...look },
    ],
  ]
}

function glassOf({ glass, employeeId, citizenId }: About): [table: string, row: Row][] {
  if (!glass) return []
  const period = { starts_at: glass.startsAt, ends_at: glass.endsAt }
  const row = { id: uuid(), employee_id: employeeId, citizen_id: citizenId, reason: sealed }
  return [['break_glass', { ...row, ...period }]]
}

const visit = {
  appointment_type_code: 'personal-care',
  starts_at: '2027-01-01T09:00:00.000Z',
  ends_at: '2027-01-01T09:30:00.000Z',
  status: 'booked',
}
const read = { reader_side: 'citizen', up_to: 1 }
const kept = { fingerprint: '', status: 200, headers: {}, body: '' }
const look = {
  ...{ trace_id: '', actor_kind: 'employee', role: 'employee', fields: 'name', purpose: 'care' },
  ...{ permission: '', operation: '', parameters: {}, machine: '', alarms: [] },
}

const openedThread = (at: string) => ({
  ...{ status: 'open', opened_at: at, last_message_at: at, message_count: 1 },
  ...{ reply_version: 1, version: 1 },
})
const written = (author_id: string, created_at: string) => ({
  ...{
    number: 1,
    author_kind: 'citizen',
    author_id,
    text: sealed,
    author_name: sealed,
    created_at,
  },
})
const wished = (accepted_at: string) => ({
  ...{ reason_code: 'not-home', status: 'accepted', signature: sealed, accepted_at },
  appointment_starts_at: visit.starts_at,
})
