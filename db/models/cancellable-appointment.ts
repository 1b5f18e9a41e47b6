import type { Thing } from '../../domain/policies.ts'
import type { AppointmentStatus } from '../../schemas/appointment.ts'
import type { DataKey } from '../data-key.ts'
import type { Database } from '../database.ts'
import { type AsRead, openWithKey } from '../sealed.ts'
import { one } from '../sql.ts'

/** Locks the appointment and brings what the acceptance of a cancellation must know. */
export async function lockCancellable(
  trx: Database,
  wanted: { id: string; reasonCode: string },
): Promise<LockedAppointment | undefined> {
  const found = await one<AsRead<LockedAppointment>>(trx, locked, wanted)
  return openWithKey(trx, found, ['citizenName'])
}

/** What is known of any appointment that is locked. */
export interface AppointmentToChange extends Thing {
  id: string
  citizenName: string
  dataKey: DataKey
  status: AppointmentStatus
  startsAt: string
  noticeMinutes: number
  cancellationId: string | null
}

export interface LockedAppointment extends AppointmentToChange {
  lateMinutes: number
  withdrawalMinutes: number
  organisationCode: string | null
  reasonKnown: boolean
  reasonPeriods: { from: string; until: string | null }[]
}

const locked = `
  select a.id, a.citizen_id as "citizenId", array[a.organisation_id] as "organisationIds",
    a.status, a.starts_at as "startsAt", t.notice_minutes as "noticeMinutes",
    t.late_minutes as "lateMinutes", t.withdrawal_minutes as "withdrawalMinutes",
    z.name as "citizenName", k.key_id as "keyId",
    (select id from cancellations where appointment_id = a.id
      and status in ('accepted', 'completed')) as "cancellationId",
    (select code from organisations where id = a.organisation_id) as "organisationCode",
    exists (select from cancellation_reasons where code = :reasonCode) as "reasonKnown",
    (select coalesce(json_agg(json_build_object('from', r.valid_from, 'until', r.valid_until)), '[]')
      from appointment_type_reasons r where r.appointment_type_code = t.code
      and r.reason_code = :reasonCode) as "reasonPeriods"
  from appointments a
  join appointment_types t on t.code = a.appointment_type_code
  join citizens z on z.id = a.citizen_id
  join citizen_keys k on k.citizen_id = a.citizen_id
  where a.id = :id for no key update of a`
