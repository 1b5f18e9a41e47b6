import type { Thing } from '../../domain/policies.ts'
import type { AppointmentStatus } from '../../schemas/appointment.ts'
import type { CancellationRow } from '../../schemas/cancellation.ts'
import type { TaskStatus } from '../../schemas/task.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, Row } from '../database.ts'
import { type Keyed, openRow, sealFields } from '../sealed.ts'
import { insert, one } from '../sql.ts'
import { type ReplyFacts, replyFacts } from './reply-facts.ts'

export interface Cancellation extends CancellationRow {}
export class Cancellation extends Row {
  static override tableName = 'cancellations'

  /** With steps, names, and what decides whether one may reply, as readers see it. */
  static async find(db: Database, id: string): Promise<SeenCancellation | undefined> {
    const found = await one<SeenCancellation & Keyed>(db, seen, { id })
    return openRow(db, found, ['text', 'signature', 'withdrawalSignature'])
  }

  /** Keeps a wish as it was accepted. */
  static async accept(trx: Database, dataKey: DataKey, wish: NewCancellation): Promise<void> {
    const fields = ['text', 'signature'] as const
    await insert(trx, Cancellation, sealFields(dataKey, { row: wish, fields }))
  }

  /** Together with its appointment, or neither: false where that is no longer booked as it was seen. */
  static async complete(trx: Database, receipt: Receipt): Promise<boolean> {
    return (await one(trx, complete, receipt)) !== undefined
  }

  /** Taken back: the process has undone what could be undone. */
  static async withdrawn(
    trx: Database,
    { id, at, restored }: { id: string; at: string; restored: boolean },
  ): Promise<void> {
    await Cancellation.query(trx).findById(id).patch({
      status: 'withdrawn',
      withdrawnAt: at,
      appointmentRestored: restored,
      followedUpAt: at,
    })
  }

  /** Nobody has anything left to do about it. */
  static async endFollowUp(trx: Database, id: string): Promise<void> {
    await Cancellation.query(trx).findById(id).patch({ followedUpAt: new Date().toISOString() })
  }
}

interface Receipt {
  id: string
  at: string
  organisationId: string
  promisedAnswerBy: string
  taskId: string
  threadId: string
  messageId: string
  recordEntryId: string
}

export interface SeenCancellation extends CancellationRow, Thing {
  appointmentId: string
  steps: { name: string; at: string; outcome: Record<string, unknown> }[]
  withdrawalMinutes: number
  taskStatus: TaskStatus | null
  appointmentStatus: AppointmentStatus
  withdrawalAcceptedAt: string | null
  withdrawalSignature: string | null
  flags: string[]
  typeNameDa: string
  typeNameEn: string
  reasonDa: string
  reasonEn: string
  organisationName: string | null
  contactName: string
  contactPhone: string
  /** Null until there is a chat. */
  thread: ReplyFacts | null
}

type NewCancellation = Pick<
  CancellationRow,
  | 'id'
  | 'appointmentId'
  | 'citizenId'
  | 'actorId'
  | 'signature'
  | 'reasonCode'
  | 'text'
  | 'status'
  | 'appointmentStartsAt'
  | 'acceptedAt'
  | 'late'
  | 'lateAnswer'
>

const columns = `c.id, c.appointment_id as "appointmentId", c.citizen_id as "citizenId",
    c.actor_id as "actorId", c.reason_code as "reasonCode", c.text, c.signature, c.status,
    c.rejection_code as "rejectionCode", c.appointment_starts_at as "appointmentStartsAt",
    c.accepted_at as "acceptedAt", c.completed_at as "completedAt",
    c.followed_up_at as "followedUpAt",
    coalesce(c.organisation_id, a.organisation_id) as "organisationId", c.task_id as "taskId",
    c.thread_id as "threadId", c.message_id as "messageId",
    c.record_entry_id as "recordEntryId", c.promised_answer_by as "promisedAnswerBy",
    c.relayed_at as "relayedAt", c.late, c.late_answer as "lateAnswer",
    c.withdrawn_at as "withdrawnAt", c.appointment_restored as "appointmentRestored"`

const seen = `
  select ${columns}, array[c.organisation_id, a.organisation_id]
      || array(select organisation_id from tasks where appointment_id = a.id) as "organisationIds",
    (select coalesce(json_agg(json_build_object('name', s.name, 'at', s.at, 'outcome', s.outcome)
        order by s.position), '[]') from cancellation_steps s where s.cancellation_id = c.id) as steps,
    coalesce((select flags from tasks where id = c.task_id), '{}') as flags,
    (select status from tasks where id = c.task_id) as "taskStatus",
    a.status as "appointmentStatus", t.withdrawal_minutes as "withdrawalMinutes",
    w.accepted_at as "withdrawalAcceptedAt", w.signature as "withdrawalSignature",
    (select row_to_json(f) from (${replyFacts}
      from threads h join organisations o on o.id = h.organisation_id
      where h.id = c.thread_id) f) as thread,
    k.key_id as "keyId", t.name_da as "typeNameDa", t.name_en as "typeNameEn", r.label_da as "reasonDa", r.label_en as "reasonEn",
    o.name as "organisationName", coalesce(o.name, u.name) as "contactName",
    coalesce(o.phone, u.phone) as "contactPhone"
  from cancellations c
  join appointments a on a.id = c.appointment_id
  join appointment_types t on t.code = a.appointment_type_code
  join cancellation_reasons r on r.code = c.reason_code
  join citizen_keys k on k.citizen_id = c.citizen_id
  join organisations u on u.contact_unit
  left join organisations o on o.id = coalesce(c.organisation_id, a.organisation_id)
  left join withdrawals w on w.cancellation_id = c.id
  where c.id = :id`

const complete = `
  with cancelled as (
    update appointments a set status = 'cancelled' from cancellations c
    where c.id = :id and a.id = c.appointment_id and a.status = 'booked'
      and a.starts_at = c.appointment_starts_at
    returning a.id)
  update cancellations c set status = 'completed', completed_at = :at,
    organisation_id = :organisationId, promised_answer_by = :promisedAnswerBy, task_id = :taskId,
    thread_id = :threadId, message_id = :messageId, record_entry_id = :recordEntryId
  from cancelled
  where c.id = :id and c.appointment_id = cancelled.id and c.status = 'accepted'
  returning c.id`
