import type { TaskFacts } from '../../domain/facts.ts'
import type { Thing } from '../../domain/policies.ts'
import type { TaskOutcome, TaskRow } from '../../schemas/task.ts'
import type { TaskPresence } from '../../schemas/task-presence.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, Row } from '../database.ts'
import { type AsRead, type Keyed, openRow, openWithKey, sealFields } from '../sealed.ts'
import { type NewRow, one, rowOf } from '../sql.ts'
import { openBy } from './task-presence.ts'
import type { CommonWish } from './wish.ts'

export interface Task extends TaskRow {}
export class Task extends Row {
  static override tableName = 'tasks'

  static async find(db: Database, id: string): Promise<SeenTask | undefined> {
    const found = await one<SeenTask & Keyed>(db, `${seen} where t.id = :id`, { id })
    return openRow(db, found, ['text'])
  }

  static async lock(trx: Database, id: string): Promise<LockedTask | undefined> {
    const sql = `${seen} where t.id = :id for no key update of t`
    return openWithKey(trx, await one<SeenTask & Keyed>(trx, sql, { id }), ['text'])
  }

  /** Whose it is, and nothing of what it says. */
  static thing(db: Database, id: string): Promise<Thing | undefined> {
    const sql = `select citizen_id as "citizenId", array[organisation_id] as "organisationIds"
      from tasks where id = :id`
    return one(db, sql, { id })
  }

  /** Asked after the lock: whoever waited for it sees what came before. */
  static async isWithdrawn(trx: Database, cancellationId: string | null): Promise<boolean> {
    const sql = 'select from withdrawals where cancellation_id = :cancellationId'
    return cancellationId !== null && (await one(trx, sql, { cancellationId })) !== undefined
  }

  /** As the process of a task that stands by itself works on it. */
  static async lockWish(
    trx: Database,
    wanted: { id: string; list: string },
  ): Promise<LockedTaskWish | undefined> {
    const found = await one<AsRead<LockedTaskWish>>(trx, lockedWish, wanted)
    return openWithKey(trx, found, ['text'])
  }

  /** When it is due, and what its organisation promises after that. */
  static facts(db: Database, id: string): Promise<TaskFacts | undefined> {
    return one(db, facts, { id })
  }

  /** Whoever works on it has it; done stays done. */
  static async begin(
    trx: Database,
    { id, assigneeId }: { id: string | null; assigneeId: string },
  ): Promise<void> {
    await one(trx, begin, { id, assigneeId })
  }

  /** By the process: what was asked for is there. */
  static async finish(
    trx: Database,
    done: { id: string; outcome: TaskOutcome; at: string },
  ): Promise<void> {
    await one(trx, finish, done)
  }

  /** Nobody has anything left to do about it. */
  static async endFollowUp(trx: Database, id: string): Promise<void> {
    await one(trx, 'update tasks set followed_up_at = now() where id = :id', { id })
  }

  /** As a row that is written together with others. */
  static sealed(dataKey: DataKey, task: NewTask): NewRow {
    return rowOf(Task, sealFields(dataKey, { row: task, fields: ['text'] }))
  }
}

export interface SeenTask extends TaskRow, Thing {
  appointmentId: string
  assigneeName: string | null
  openBy: TaskPresence[]
}

export interface LockedTask extends SeenTask {
  /** Seals what is written about it. */
  dataKey: DataKey
}

export interface LockedTaskWish extends CommonWish {
  kind: 'task'
  text: string
}

type Later = 'status' | 'outcome' | 'remindedAt' | 'escalatedAt' | 'doneAt' | 'version'
type Seldom = 'bookingRequestId' | 'followsTaskId' | 'checkWindow' | 'checkAt'
type NewTask = Omit<TaskRow, Later | Seldom> & Partial<Pick<TaskRow, Seldom>>

/** Of a task `t` and the citizen's key. */
export const seenColumns = `
  id, kind, cancellation_id as "cancellationId", booking_request_id as "bookingRequestId",
  appointment_id as "appointmentId",
    t.citizen_id as "citizenId", thread_id as "threadId", organisation_id as "organisationId",
    array[organisation_id] as "organisationIds", assignee_id as "assigneeId", status, outcome,
    text, flags, due_at as "dueAt", check_window as "checkWindow", check_at as "checkAt",
    created_at as "createdAt", reminded_at as "remindedAt", escalated_at as "escalatedAt",
    follows_task_id as "followsTaskId", done_at as "doneAt", version, ${openBy},
    (select name from employees where id = t.assignee_id) as "assigneeName",
    key_id as "keyId"`

const seen = `
  select ${seenColumns} from tasks t join citizen_keys k on k.citizen_id = t.citizen_id`

const lockedWish = `
  select 'task' as kind, t.id, t.citizen_id as "citizenId", null as "actorId",
    null as signature, t.appointment_id as "appointmentId",
    t.organisation_id as "organisationId", t.id as "taskId", t.thread_id as "threadId", t.text,
    k.key_id as "keyId", true as "hasBegun",
    (select outcome from carried_out where wish_id = t.id and list = :list) as outcome
  from tasks t join citizen_keys k on k.citizen_id = t.citizen_id
  where t.id = :id for no key update of t`

const facts = `
  select t.kind, o.code as "organisationCode", t.due_at as "dueAt",
    o.escalation_working_days as "escalationWorkingDays", o.check_windows as "checkWindows",
    array(select day::text from closing_days
      where day between t.due_at::date - 1 and t.due_at::date + 120 order by day) as "closingDays"
  from tasks t join organisations o on o.id = t.organisation_id where t.id = :id`

const finish = `
  update tasks set status = 'done', outcome = :outcome, done_at = :at, followed_up_at = :at,
    version = version + 1
  where id = :id and status in ('open', 'in-progress')`

const begin = `
  update tasks set status = 'in-progress', assignee_id = :assigneeId, version = version + 1
  where id = :id and status in ('open', 'in-progress')`
