/** One row of each table with something personal in it, all of them about one citizen. */
import { randomUUID } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { TestDatabase } from '../../run/database.ts'
import { rowsAbout } from './rows.ts'

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
  /** Whether the request for aktindsigt was not answered in time. */
  escalated?: boolean
}

export interface Organisations {
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
  carried_out: ['wish_id', 'list'],
  threads: ['id'],
  messages: ['id'],
  message_reads: ['thread_id', 'reader_id', 'kind', 'up_to'],
  tasks: ['id'],
  record_entries: ['id'],
  idempotency_keys: ['actor_id', 'key'],
  break_glass: ['id'],
  access_log: ['id'],
  organisations: ['id'],
  organisation_settings: ['organisation_id', 'version'],
  withdrawals: ['cancellation_id'],
  booking_requests: ['id'],
  booking_offers: ['booking_request_id', 'number'],
  offered_times: ['booking_request_id', 'number', 'free_time_id'],
  free_times: ['id'],
  task_presence: ['task_id', 'employee_id'],
  wrongly_created_messages: ['message_id'],
  templates: ['id'],
  reply_requests: ['task_id'],
  events: ['resource_id'],
  ledger_heads: ['citizen_id'],
  ledger_leaves: ['leaf'],
  ledger_map: ['citizen'],
  checkpoints: ['number'],
  same_wishes: ['id'],
  same_wish_threads: ['same_wish_id', 'thread_id'],
  same_wish_tasks: ['same_wish_id', 'task_id'],
  chained_looks: ['citizen_id', 'number'],
  looks_to_chain: ['access_log_id'],
  disclosure_requests: ['id'],
  redactions: ['request_id', 'entry_id', 'version'],
  disclosure_decisions: ['request_id', 'number'],
  disclosure_packages: ['id'],
  package_files: ['package_id', 'name'],
  package_chunks: ['package_id', 'name', 'number'],
  audits: ['id'],
}

/** Puts them in as a superuser and hands back the rows as they stand, people and all. */
export async function makeThings(db: TestDatabase, about: About): Promise<Map<string, Row>> {
  const rows = new Map(rowsAbout(about))
  for (const [table, row] of rows) await db.sql(insertSql(table, row), [JSON.stringify(row)])
  const people: [table: string, key: Row][] = [
    ['citizens', { id: about.citizenId }],
    ['citizen_keys', { citizen_id: about.citizenId }],
    ['ledger_heads', { citizen_id: about.citizenId }],
    ['representations', { id: about.representationId }],
    ['employees', { id: about.employeeId }],
    ['employments', { employee_id: about.employeeId }],
    ['organisations', { id: about.organisations.task }],
    ['organisation_settings', { organisation_id: about.organisations.task, version: 1 }],
  ]
  const queued: Row = { access_log_id: rows.get('access_log')?.id }
  const found = new Map<string, Row>()
  for (const [table, key] of [...people, ...rows, ['looks_to_chain', queued] as const]) {
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
  const isCounted = ['record_entries', 'events', 'looks_to_chain'].includes(table)
  return { ...(isCounted ? rest : row), ...fresh, ...signed(table, me) }
}

function signed(table: string, me: string): Row {
  const more: Record<string, Row> = {
    cancellations: { actor_id: me },
    tasks: { kind: 'reply-request', cancellation_id: null },
    cancellation_steps: { name: 'record-written', position: 2 },
    carried_out: { list: 'another' },
    messages: { author_id: me, number: 2 },
    message_reads: { reader_id: me, up_to: 2 },
    withdrawals: { actor_id: me },
    booking_requests: { actor_id: me, status: 'accepted' },
    booking_offers: { employee_id: me, number: 2 },
    offered_times: { number: 2 },
    free_times: { starts_at: new Date().toISOString(), booking_request_id: null },
    wrongly_created_messages: { actor_id: me },
    templates: { changed_by: me },
    reply_requests: { actor_id: me, task_id: uuid(), day: '2027-01-02' },
    same_wishes: { joined_by: me, status: 'joined' },
    record_entries: { actor_id: me, message_id: null },
    idempotency_keys: { actor_id: me, key: randomUUID() },
    break_glass: { employee_id: me },
    access_log: { actor_id: me },
    task_presence: { employee_id: me },
    employees: { subject: randomUUID() },
    organisations: { code: randomUUID(), contact_unit: false },
    organisation_settings: { version: 2, changed_by: me },
    citizens: { subject: randomUUID() },
    ledger_leaves: { leaf: -1 },
    ledger_map: { citizen: randomUUID() },
    checkpoints: { number: -1, size: -1 },
    chained_looks: { number: 2 },
    disclosure_requests: { actor_id: me },
    redactions: { employee_id: me, version: 2 },
    disclosure_decisions: { decided_by: me, number: 2 },
    disclosure_packages: { part: 2, status: 'making', expires_at: null },
    package_files: { name: 'journal.pdf' },
    package_chunks: { number: 2 },
  }
  return more[table] ?? {}
}
