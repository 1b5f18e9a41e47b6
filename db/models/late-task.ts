import type { Database } from '../database.ts'
import { type Keyed, openRow } from '../sealed.ts'
import { one } from '../sql.ts'

interface Late {
  id: string
  at: string
}

/** Says that the promised time is over; undefined where somebody has done it or been reminded, and for the last in line. */
export function markReminded(trx: Database, wanted: Late) {
  return mark(trx, 'reminded_at', wanted)
}

/** Says that others have been told; undefined where that is not needed any more. */
export function markEscalated(trx: Database, wanted: Late) {
  return mark(trx, 'escalated_at', wanted)
}

/** A task that nobody has done in time, with whom to tell. */
interface LateTask {
  id: string
  text: string
  organisationId: string
  organisation: string
  leaderId: string | null
  appointmentId: string | null
  cancellationId: string | null
  threadId: string
  /** Organisations that still have an escalation of it, from an earlier round. */
  toldAlready: string[]
}

async function mark(
  trx: Database,
  column: 'reminded_at' | 'escalated_at',
  wanted: Late,
): Promise<LateTask | undefined> {
  const sql = `
    update tasks t set ${column} = :at
    from organisations o, citizen_keys k
    where t.id = :id and t.status in ('open', 'in-progress') and t.${column} is null
      and t.kind <> 'escalation'
      and o.id = t.organisation_id and k.citizen_id = t.citizen_id
    returning t.id, t.text, k.key_id as "keyId", o.id as "organisationId",
      o.name as organisation, t.appointment_id as "appointmentId",
      t.cancellation_id as "cancellationId", t.thread_id as "threadId",
      array(select e.organisation_id from tasks e
        where e.follows_task_id = t.id and e.status in ('open', 'in-progress')) as "toldAlready",
      (select m.employee_id from employments m join employees e on e.id = m.employee_id
        where m.organisation_id = o.id and m.leader and e.active
        order by e.name limit 1) as "leaderId"`
  const found = await one<LateTask & Keyed>(trx, sql, wanted)
  return openRow(trx, found, ['text'])
}
