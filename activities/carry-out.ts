import { hostname } from 'node:os'
import { v7 as uuid } from 'uuid'
import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database, Transaction } from '../db/database.ts'
import { AccessLogLine } from '../db/models/access-log.ts'
import { lockWish, outcomeOf } from '../db/models/wish.ts'
import { insertAll, type NewRow } from '../db/sql.ts'
import type { Command, CommandName, Outcome } from '../domain/commands.ts'
import { Refusal } from '../domain/errors.ts'
import type { WishRef } from '../domain/wish.ts'
import { type Desk, FactsChanged, type Hand, layDesk, now } from './desk.ts'
import { hands } from './hands.ts'

const machine = hostname()

export interface CommandList {
  wish: WishRef
  /** Each list is carried out once for each wish, however often it is asked for. */
  list: string
  commands: Command[]
}

const nothing: Outcome = {
  factsChanged: true,
  taskId: null,
  threadId: null,
  recordEntryId: null,
  replyPermission: null,
}

/** Carries a list of commands out in one transaction: all of it or nothing, once. */
export function createCarryOut(db: Database) {
  return async function carryOut(list: CommandList): Promise<Outcome> {
    try {
      return await inTransaction(db, theProcess, (trx) => carryOutIn(trx, list))
    } catch (error) {
      if (error instanceof FactsChanged) return nothing
      throw error
    }
  }
}

async function carryOutIn(trx: Transaction, wanted: CommandList): Promise<Outcome> {
  const { list, commands } = wanted
  const wish = await lockWish(trx, wanted)
  if (!wish) throw new Refusal('not-found')
  // the statement that waited for the lock saw what was there before it waited
  const waited = wish.outcome === null && wish.hasBegun
  const earlier = waited ? await outcomeOf(trx, wanted) : wish.outcome
  if (earlier) return earlier

  const desk = layDesk(trx, wish)
  for (const command of commands) await carryOutOne(desk, command)

  const outcome: Outcome = {
    factsChanged: false,
    taskId: desk.taskId,
    threadId: desk.threadId,
    recordEntryId: desk.recordEntryId,
    replyPermission: desk.replyPermission,
    appointmentRestored: desk.appointmentRestored,
    promised: desk.promised,
  }
  await keep(desk, list, outcome)
  return outcome
}

function carryOutOne<N extends CommandName>(
  desk: Desk,
  command: Extract<Command, { name: N }>,
): Promise<void> {
  const hand: Hand<N> = hands[command.name as N]
  return hand(desk, command)
}

/** The rows, steps, outcome and the word to whoever waits, in one statement and with the commit. */
async function keep(
  { trx, rows, steps, wish }: Desk,
  list: string,
  outcome: Outcome,
): Promise<void> {
  const sql = `
    kept_steps as (
      insert into cancellation_steps (cancellation_id, position, name, at, outcome)
      select :id, s.position + (select count(*) from cancellation_steps where cancellation_id = :id),
        s.name, s.at, s.outcome
      from rows from (jsonb_to_recordset(cast(:steps as jsonb))
        as (name text, at timestamptz, outcome jsonb)) with ordinality
        as s (name, at, outcome, position)),
    kept_outcome as (
      insert into carried_out (wish_id, list, at, outcome)
      values (:id, :list, :at, cast(:outcome as jsonb)))
    select pg_notify('cancellations', :told)`
  const made = rows.map((make) => make())
  await insertAll(trx, [...made, lookOf(wish, list)], {
    sql,
    values: {
      id: wish.id,
      told: toldAs(wish, list),
      list,
      at: now(),
      // what happens to a task that stands by itself the task itself tells
      steps: JSON.stringify(wish.kind === 'cancellation' ? steps : []),
      outcome: JSON.stringify(outcome),
    },
  })
}

/** Whoever waits at the door waits for the first list, or for one by its name. */
function toldAs({ id, kind }: Desk['wish'], list: string): string {
  return list === kind || list === 'rejection' ? id : `${id}/${list}`
}

const idNames = {
  cancellation: 'cancellationId',
  'booking-request': 'bookingRequestId',
  task: 'taskId',
  'disclosure-request': 'disclosureRequestId',
} as const

/** The process reads what the citizen wrote, and the citizen may see that it did. */
function lookOf({ kind, id, citizenId }: Desk['wish'], list: string): NewRow {
  return AccessLogLine.row({
    id: uuid(),
    at: now(),
    traceId: id,
    actorKind: 'process',
    actorId: null,
    role: 'process',
    organisationId: null,
    onBehalfOf: null,
    citizenIds: [citizenId],
    fields: kind,
    purpose: 'process',
    permission: 'process',
    operation: `carry out ${list}`,
    parameters: { [idNames[kind]]: id },
    address: null,
    machine,
    alarms: [],
  })
}
