import type { Database } from '../database.ts'
import { type AsRead, openWithKey } from '../sealed.ts'
import { one } from '../sql.ts'
import type { AppointmentToChange } from './cancellable-appointment.ts'

/** Locks the appointment, and brings what decides whether it may get another time. */
export async function lockMovable(
  trx: Database,
  id: string,
): Promise<MovableAppointment | undefined> {
  const found = await one<AsRead<MovableAppointment>>(trx, movable, { id })
  if (!found) return undefined
  // asked again: what was there before we waited may be there no more
  const state = await one<MoveState>(trx, moveState, { id })
  const opened = await openWithKey(trx, found, ['citizenName'])
  return opened && { ...opened, ...state }
}

type MoveState = Pick<MovableAppointment, 'isWithdrawn' | 'isReplaced'>

export interface MovableAppointment extends AppointmentToChange {
  typeCode: string
  organisationId: string | null
  directRebooking: boolean
  isWithdrawn: boolean
  isReplaced: boolean
}

const movable = `
  select a.id, a.citizen_id as "citizenId", array[a.organisation_id] as "organisationIds", a.status,
    a.starts_at as "startsAt", t.code as "typeCode", a.organisation_id as "organisationId",
    t.direct_rebooking as "directRebooking", t.notice_minutes as "noticeMinutes",
    z.name as "citizenName", k.key_id as "keyId",
    (select id from cancellations where appointment_id = a.id
      and status in ('accepted', 'completed')) as "cancellationId"
  from appointments a
  join appointment_types t on t.code = a.appointment_type_code
  join citizens z on z.id = a.citizen_id
  join citizen_keys k on k.citizen_id = a.citizen_id
  where a.id = :id for no key update of a`

const moveState = `
  select exists (select from withdrawals w join cancellations c on c.id = w.cancellation_id
      where c.appointment_id = :id and c.status in ('accepted', 'completed')) as "isWithdrawn",
    exists (select from booking_requests b join free_times t on t.booking_request_id = b.id
      where b.replaces_id = :id) as "isReplaced"`
