/** What stands in the tables about one citizen: one row of each, by what they belong to. */
import { randomInt, randomUUID } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { ofDisclosure } from './disclosure-rows.ts'
import { hash, sealed } from './opaque.ts'
import type { About, Row } from './things.ts'

export type Rows = [table: string, row: Row][]

export interface Case extends About {
  at: string
  citizen: { citizen_id: string }
  appointment: string
  cancellation: string
  thread: string
  message: string
  task: string
  entry: string
  look: string
}

/** In an order that satisfies the foreign keys. */
export function rowsAbout(about: About): Rows {
  const one: Case = {
    ...about,
    at: new Date().toISOString(),
    citizen: { citizen_id: about.citizenId },
    appointment: uuid(),
    cancellation: uuid(),
    thread: uuid(),
    message: uuid(),
    task: uuid(),
    entry: uuid(),
    look: uuid(),
  }
  return [
    ...ofWish(one),
    ...ofBooking(one),
    ...ofDialogue(one),
    ...ofWork(one),
    ...ofJoin(one),
    ...ofLooks(one),
    ...ofDisclosure(one),
  ]
}

function ofWish({ appointment, cancellation, at, citizen, citizenId, organisations }: Case): Rows {
  const wish = { id: cancellation, appointment_id: appointment, ...citizen, actor_id: citizenId }
  const undone = { cancellation_id: cancellation, ...citizen, actor_id: citizenId }
  const step = { cancellation_id: cancellation, position: 1, name: 'task-created' }
  return [
    [
      'appointments',
      { id: appointment, ...citizen, ...visit, organisation_id: organisations.appointment },
    ],
    ['cancellations', { ...wish, ...wished(at), organisation_id: organisations.cancellation }],
    ['withdrawals', { ...undone, signature: sealed, accepted_at: at }],
    ['cancellation_steps', { ...step, at, outcome: {} }],
    ['carried_out', { wish_id: cancellation, list: 'cancellation', at, outcome: {} }],
  ]
}

function ofBooking({ at, citizen, citizenId, employeeId, organisations }: Case): Rows {
  const [id, time] = [uuid(), uuid()]
  const { task: organisation_id } = organisations
  const type = { appointment_type_code: 'cleaning' }
  const wish = { id, ...citizen, actor_id: citizenId, organisation_id, ...type }
  const offer = { booking_request_id: id, number: 1 }
  const held = { status: 'lapsed', made_at: at, held_until: at }
  // no two at one moment
  const starts_at = new Date(Date.now() + Math.floor(Math.random() * 1e12)).toISOString()
  const ends_at = '2099-01-01T09:00:00.000Z'
  return [
    [
      'booking_requests',
      {
        ...{ ...wish, preferred_times: [], status: 'accepted', accepted_at: at, signature: sealed },
        ...{ changes: 1, heard: 0, changed_at: at },
      },
    ],
    [
      'booking_offers',
      {
        ...{ ...offer, ...citizen, employee_id: employeeId },
        ...held,
      },
    ],
    [
      'free_times',
      { id: time, organisation_id, ...type, starts_at, ends_at, booking_request_id: id },
    ],
    ['offered_times', { ...offer, free_time_id: time }],
  ]
}

function ofDialogue({ thread, message, at, citizen, citizenId, organisations }: Case): Rows {
  const wrong = { message_id: message, ...citizen, actor_id: citizenId }
  return [
    [
      'threads',
      { id: thread, ...citizen, ...openedThread(at), organisation_id: organisations.thread },
    ],
    ['messages', { id: message, ...citizen, thread_id: thread, ...written(citizenId, at) }],
    ['wrongly_created_messages', { ...wrong, reason: sealed, at }],
    ['message_reads', { thread_id: thread, reader_id: citizenId, ...read, at }],
  ]
}

function ofWork({ appointment, cancellation, thread, at, citizen, ...one }: Case): Rows {
  const about = { cancellation_id: cancellation, appointment_id: appointment, thread_id: thread }
  const { task, entry } = one.organisations
  const open = { task_id: one.task, employee_id: one.employeeId, activity: 'reading', since: at }
  return [
    [
      'tasks',
      {
        ...{ id: one.task, ...citizen, kind: 'cancellation', ...about, organisation_id: task },
        ...{ status: 'open', text: sealed, flags: [], due_at: at, created_at: at, version: 1 },
      },
    ],
    ['task_presence', { ...open, until: '2124-01-01T00:00:00.000Z' }],
    [
      'reply_requests',
      { task_id: one.task, thread_id: thread, ...citizen, actor_id: one.citizenId, day, at },
    ],
    [
      'templates',
      {
        ...{ id: uuid(), organisation_id: task, title: 'x', text: 'x', version: 1 },
        ...{ created_at: at, changed_by: one.employeeId },
      },
    ],
    [
      'record_entries',
      {
        ...{ id: one.entry, ...citizen, kind: 'message', at, actor_id: one.citizenId },
        ...{ organisation_id: entry, thread_id: thread, text: sealed, details: {}, content: hash },
      },
    ],
    ['ledger_leaves', { leaf: randomInt(2 ** 47), entry_id: one.entry, hash }],
    ['ledger_map', { citizen: randomUUID(), count: 1, head: hash }],
    [
      'checkpoints',
      {
        ...{
          number: randomInt(2 ** 47),
          size: randomInt(2 ** 47),
        },
        ...{ frontier: [], body_hash: hash, published: {} },
      },
    ],
  ]
}

function ofJoin({ thread, task, at, citizen, employeeId, organisations }: Case): Rows {
  const same = { same_wish_id: uuid(), ...citizen }
  const { thread: organisation_id } = organisations
  const joined = { status: 'joined', joined_by: employeeId, joined_at: at, version: 1 }
  return [
    ['same_wishes', { id: same.same_wish_id, ...citizen, organisation_id, ...joined }],
    ['same_wish_threads', { ...same, thread_id: thread, organisation_id, waiting: false }],
    ['same_wish_tasks', { ...same, task_id: task, status: 'open', version: 1 }],
  ]
}

function ofLooks({ look, at, citizenId, employeeId, citizen, glass }: Case): Rows {
  const seen = { id: look, at, actor_id: employeeId, citizen_ids: [citizenId], ...looked }
  const broken: Rows = glass
    ? [
        [
          'break_glass',
          {
            ...{ id: uuid(), employee_id: employeeId, ...citizen, reason: sealed },
            ...{ starts_at: glass.startsAt, ends_at: glass.endsAt },
          },
        ],
      ]
    : []
  return [
    ['idempotency_keys', { actor_id: citizenId, key: randomUUID(), ...kept, created_at: at }],
    ...broken,
    ['access_log', seen],
    ['events', { xact: '3', at, kind: 'task', resource_id: uuid() }],
    ['audits', { id: uuid(), at, checkpoints: 1, entries: 1 }],
  ]
}

const visit = {
  appointment_type_code: 'personal-care',
  starts_at: '2027-01-01T09:00:00.000Z',
  ends_at: '2027-01-01T09:30:00.000Z',
  status: 'booked',
}
const read = { reader_side: 'citizen', kind: 'read', up_to: 1 }
const day = '2027-01-01'
const kept = { fingerprint: '', status: 200, headers: {}, body: '' }
const looked = {
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
  ...{ reason_code: 'not-home', status: 'accepted', signature: sealed, accepted_at, late: false },
  appointment_starts_at: visit.starts_at,
})
