import type { LateAnswer } from '../../schemas/cancellation.ts'
import type { Database } from '../database.ts'
import { type AsRead, openWithKey } from '../sealed.ts'
import { one } from '../sql.ts'
import type { CommonWish } from './wish.ts'

/** Locks it, with the words that its task and message are made of, and what has been carried out. */
export async function lockCancellation(
  trx: Database,
  wanted: { id: string; list: string },
): Promise<LockedCancellation | undefined> {
  const found = await one<AsRead<LockedCancellation>>(trx, locked, wanted)
  return openWithKey(trx, found, ['text', 'signature'])
}

export interface LockedCancellation extends CommonWish {
  kind: 'cancellation'
  actorId: string
  signature: string
  appointmentId: string
  appointmentOrganisationId: string | null
  text: string | null
  startsAt: string
  typeName: string
  reason: string
  late: boolean
  lateAnswer: LateAnswer | null
}

const locked = `
  select 'cancellation' as kind, c.id, c.citizen_id as "citizenId", c.actor_id as "actorId",
    c.appointment_id as "appointmentId", c.status <> 'accepted' as "hasBegun",
    c.task_id as "taskId", c.late, c.late_answer as "lateAnswer", c.thread_id as "threadId", c.organisation_id as "organisationId",
    a.organisation_id as "appointmentOrganisationId", c.text, c.signature,
    c.appointment_starts_at as "startsAt", k.key_id as "keyId", t.name_da as "typeName", r.label_da as reason,
    (select outcome from carried_out
      where wish_id = c.id and list = :list) as outcome
  from cancellations c
  join appointments a on a.id = c.appointment_id
  join appointment_types t on t.code = a.appointment_type_code
  join cancellation_reasons r on r.code = c.reason_code
  join citizen_keys k on k.citizen_id = c.citizen_id
  where c.id = :id
  for no key update of c`
