/** What Postgres should show and take of each table, told by `domain/policies.ts`. */
import type { Actor } from '../../../domain/actor.ts'
import { may, permit, type Right, type Thing } from '../../../domain/policies.ts'
import { contactUnit } from '../../run/visits.ts'
import type { Row } from './things.ts'

export interface Circumstances {
  rows: Map<string, Row>
  now: Date
}

type Shown = (actor: Actor, row: Row, circumstances: Circumstances) => boolean

interface Expectation {
  /** What the right is asked of; several where a row is about several citizens. */
  things: (row: Row, rows: Map<string, Row>) => Thing[]
  /** Where another thing is asked of a right to write. */
  writing?: (row: Row) => Thing[]
  /** Where Postgres is on purpose not the same as the right; the table file says why. */
  apart?: Shown
}

const about = (row: Row | undefined, ...organisations: unknown[]): Thing[] => [
  {
    citizenId: String(row?.citizen_id ?? row?.id),
    organisationIds: organisations.map((id) => (typeof id === 'string' ? id : null)),
  },
]
const of = (rows: Map<string, Row>, table: string) => rows.get(table)?.organisation_id
/** Whoever has an appointment, a chat or a task of the citizen has to do with them. */
const ofWork = (rows: Map<string, Row>) =>
  ['appointments', 'threads', 'tasks'].map((table) => of(rows, table))

/** What is done about a task. */
const ofTask: Expectation = {
  things: (_, rows) => about(rows.get('tasks'), of(rows, 'tasks')),
}
const ofRow: Expectation = { things: (row) => about(row, row.organisation_id) }
/** Whoever has its task has to do with it too. */
const ofVisit: Expectation = {
  things: (row, rows) => about(row, row.organisation_id, of(rows, 'tasks')),
}
const ofThread: Expectation = {
  things: (row, rows) => about(row, of(rows, 'threads'), of(rows, 'tasks')),
}
const ofThreadsCitizen: Expectation = {
  things: (_, rows) => about(rows.get('threads'), of(rows, 'threads'), of(rows, 'tasks')),
}
const ofWish: Expectation = {
  things: (_, rows) =>
    about(
      rows.get('cancellations'),
      ...['cancellations', 'appointments', 'tasks'].map((table) => of(rows, table)),
    ),
}
const ofCitizen: Expectation = {
  things: (row, rows) => about(row, ...ofWork(rows)),
}

const ofBooking: Expectation = {
  things: (_, rows) => about(rows.get('booking_requests'), of(rows, 'booking_requests')),
}

/** Whoever has a chat or a task of the citizen, whichever it is. */
const ofDialogue: Expectation = {
  things: (_, rows) => about(rows.get('same_wishes'), of(rows, 'threads'), of(rows, 'tasks')),
  // whoever has one of the chats
  writing: (row) => about(row, row.organisation_id),
}

/** Whoever leads the contact unit has to do with it when nobody has answered in time. */
const ofRequest: Expectation = {
  things: (_, rows) => {
    const row = rows.get('disclosure_requests')
    const [thing] = about(row, row?.escalated_at ? contactUnit : null)
    return thing ? [{ ...thing, makerId: String(row?.actor_id) }] : []
  },
}

const nobody: Shown = () => false
const anybody: Shown = () => true
const apart = (shown: Shown): Expectation => ({ things: () => [], apart: shown })
const mine = (...columns: string[]) =>
  apart((actor, row) => columns.some((column) => row[column] === actor.id))

const isRecordsOfficer = (actor: Actor) =>
  actor.kind === 'employee' && actor.roles.includes('records-officer')

/** Whoever acts for a citizen knows the name, whatever the scope; and a citizen knows who acts. */
const named: Shown = (actor, row, { rows, now }) => {
  if (actor.kind !== 'citizen') return false
  const one = rows.get('representations')
  if (one?.representative_id === row.id && one?.citizen_id === actor.id) return true
  return actor.representations.some(
    ({ citizenId, startsAt, endsAt }) =>
      citizenId === row.id && new Date(startsAt) <= now && (!endsAt || now < new Date(endsAt)),
  )
}

/** What anyone may know, signed in or not. */
export const published = ['checkpoints']

export const expectations: Record<string, Expectation> = {
  citizens: {
    ...ofCitizen,
    apart: (actor, row, asked) =>
      named(actor, row, asked) ||
      about(row, ...ofWork(asked.rows)).some((thing) =>
        may(actor, 'read citizen', { thing, now: asked.now }),
      ),
  },
  citizen_keys: apart(anybody),
  representations: {
    things: (row) => about(row),
    apart: (actor, row) =>
      [row.citizen_id, row.representative_id].includes(actor.id) || isRecordsOfficer(actor),
  },
  employees: apart(anybody),
  employments: apart(anybody),
  appointments: ofVisit,
  cancellations: ofWish,
  withdrawals: ofWish,
  booking_requests: ofBooking,
  booking_offers: ofBooking,
  offered_times: ofBooking,
  free_times: ofBooking,
  cancellation_steps: ofWish,
  carried_out: { ...ofWish, apart: nobody },
  threads: ofThread,
  messages: ofThread,
  message_reads: ofThreadsCitizen,
  tasks: {
    ...ofRow,
    apart: (actor, row, { now }) =>
      about(row, row.organisation_id).some(
        (thing) =>
          may(actor, 'read task', { thing, now }) ||
          may(actor, 'withdraw cancellation', { thing, now }),
      ),
  },
  task_presence: ofTask,
  record_entries: ofRow,
  idempotency_keys: mine('actor_id'),
  break_glass: {
    things: (row) => about(row),
    apart: (actor, { employee_id }) => employee_id === actor.id || isRecordsOfficer(actor),
  },
  organisations: {
    things: (row) => [{ citizenId: '', organisationIds: [String(row.id)] }],
    apart: anybody,
  },
  wrongly_created_messages: {
    ...ofThreadsCitizen,
    // the citizen wrote it
    writing: (row) => [
      { citizenId: String(row.citizen_id), organisationIds: [], makerId: String(row.citizen_id) },
    ],
  },
  reply_requests: ofThread,
  events: apart(nobody),
  ledger_heads: apart(nobody),
  ledger_leaves: apart(nobody),
  ledger_map: apart(nobody),
  checkpoints: apart(anybody),
  same_wishes: ofDialogue,
  same_wish_threads: ofDialogue,
  same_wish_tasks: { things: ofDialogue.things },
  chained_looks: apart(nobody),
  looks_to_chain: apart(nobody),
  disclosure_requests: ofRequest,
  redactions: ofRequest,
  disclosure_decisions: ofRequest,
  disclosure_packages: ofRequest,
  package_files: ofRequest,
  package_chunks: ofRequest,
  templates: {
    things: (row) => [{ citizenId: '', organisationIds: [String(row.organisation_id)] }],
  },
  organisation_settings: {
    things: (row) => [{ citizenId: '', organisationIds: [String(row.organisation_id)] }],
  },
  audits: { things: () => [{ citizenId: '', organisationIds: [] }] },
  access_log: {
    things: ({ citizen_ids }) => [citizen_ids].flat().flatMap((id) => about({ citizen_id: id })),
  },
}

export interface Asked extends Circumstances {
  table: string
  right: Right
}

/** What the access table says. */
export function mayByRight(actor: Actor, { table, right, rows, now }: Asked): boolean {
  const { things: ofRow, writing } = expectations[table] ?? {}
  const row = rows.get(table) ?? {}
  const things = (right.startsWith('read ') ? ofRow : (writing ?? ofRow))?.(row, rows) ?? []
  return things.some((thing) => isPermitted(actor, right, { thing, now }))
}

function isPermitted(actor: Actor, right: Right, asked: { thing: Thing; now: Date }): boolean {
  try {
    permit(actor, right, asked)
    return true
  } catch {
    return false
  }
}

/** As it should be in Postgres, all in all; `right` is undefined where none speaks of the table. */
export function shouldSee(
  actor: Actor | undefined,
  { right, table, ...asked }: Omit<Asked, 'right'> & { right: Right | undefined },
): boolean {
  const row = asked.rows.get(table)
  const shown = expectations[table]?.apart
  if (!row) return false
  // known by the token only: nothing but what it takes to be found
  if (!actor) return shown === anybody
  if (shown) return shown(actor, row, asked)
  return right !== undefined && mayByRight(actor, { right, table, ...asked })
}
