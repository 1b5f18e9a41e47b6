import type { Thing } from '../../domain/policies.ts'
import type { AppointmentRow, AppointmentStatus } from '../../schemas/appointment.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, Row } from '../database.ts'
import { type Place, placed } from '../place.ts'
import { type AsRead, openWithKey } from '../sealed.ts'
import { many, one } from '../sql.ts'

export interface Appointment extends AppointmentRow {}
export class Appointment extends Row {
  static override tableName = 'appointments'

  static async find(db: Database, id: string): Promise<SeenAppointment | undefined> {
    return one(db, `${seen} where a.id = :id`, { id })
  }

  /** The soonest first. */
  static list(db: Database, filter: AppointmentFilter): Promise<SeenAppointment[]> {
    const { citizenIds, organisationIds, after, limit } = filter
    return many(
      db,
      `${seen}
        where (a.citizen_id = any(:citizenIds) or a.organisation_id = any(:organisationIds)
            or c.organisation_id = any(:organisationIds))
          and (cast(:citizenId as uuid) is null or a.citizen_id = :citizenId)
          and (cast(:from as timestamptz) is null or a.starts_at >= :from)
          and (cast(:to as timestamptz) is null or a.starts_at < :to)
          and (cast(:status as text) is null or a.status = :status)
          and (cast(:at as timestamptz) is null or (a.starts_at, a.id) > (:at, cast(:id as uuid)))
        order by a.starts_at, a.id limit :limit`,
      {
        citizenIds,
        organisationIds,
        limit,
        citizenId: filter.citizenId ?? null,
        from: filter.from ?? null,
        to: filter.to ?? null,
        status: filter.status ?? null,
        ...placed(after),
      },
    )
  }

  /** Locks the appointment and brings what the acceptance of a wish must know. */
  static async lock(
    trx: Database,
    wanted: { id: string; reasonCode: string },
  ): Promise<LockedAppointment | undefined> {
    const found = await one<AsRead<LockedAppointment>>(trx, locked, wanted)
    return openWithKey(trx, found, ['citizenName'])
  }

  /** Books a cancelled one again; false where it is not as it was, or its time has come or is promised. */
  static async restore(
    trx: Database,
    wanted: { id: string; startsAt: string; now: string },
  ): Promise<boolean> {
    // whoever is just taking one of these times is waited for
    await one(trx, lockTimes, wanted)
    return (await one(trx, restore, wanted)) !== undefined
  }

  /** At the free time that the wish has taken; the one whose place it takes is moved. */
  static async book(trx: Database, wanted: { id: string; wishId: string }): Promise<string> {
    const made = await one<{ startsAt: string }>(trx, book, wanted)
    if (!made) throw new Error('The wish has no time')
    return made.startsAt
  }

  /** Locks it, and brings what decides whether it may get another time. */
  static async lockForMove(trx: Database, id: string): Promise<MovableAppointment | undefined> {
    const found = await one<AsRead<MovableAppointment>>(trx, movable, { id })
    if (!found) return undefined
    // asked again: what was there before we waited may be there no more
    const state = await one<Pick<MovableAppointment, 'isWithdrawn' | 'isReplaced'>>(
      trx,
      moveState,
      { id },
    )
    const opened = await openWithKey(trx, found, ['citizenName'])
    return opened && { ...opened, ...state }
  }

  static reasons(db: Database, id: string, at: string): Promise<LabelledReason[]> {
    return many(
      db,
      `select r.code, r.label_da as da, r.label_en as en
        from appointments a
        join appointment_type_reasons p on p.appointment_type_code = a.appointment_type_code
          and p.valid_from <= :at and (p.valid_until is null or p.valid_until > :at)
        join cancellation_reasons r on r.code = p.reason_code
        where a.id = :id order by p.position`,
      { id, at },
    )
  }
}

export interface AppointmentFilter {
  citizenIds: string[]
  organisationIds: string[]
  citizenId?: string | undefined
  from?: string | undefined
  to?: string | undefined
  status?: AppointmentStatus | undefined
  after?: Place | undefined
  limit: number
}

/** An appointment with the names that a reader needs. */
export interface SeenAppointment extends AppointmentRow, Thing {
  typeNameDa: string
  typeNameEn: string
  serviceCode: string
  kle: string
  noticeMinutes: number
  lateMinutes: number
  directRebooking: boolean
  organisationCode: string | null
  organisationName: string | null
  cancellationId: string | null
}

export interface LockedAppointment extends Thing {
  id: string
  citizenName: string
  dataKey: DataKey
  status: AppointmentStatus
  startsAt: string
  noticeMinutes: number
  lateMinutes: number
  withdrawalMinutes: number
  cancellationId: string | null
  organisationCode: string | null
  reasonKnown: boolean
  reasonPeriods: { from: string; until: string | null }[]
}

export interface MovableAppointment extends Thing {
  id: string
  citizenName: string
  dataKey: DataKey
  status: AppointmentStatus
  startsAt: string
  typeCode: string
  organisationId: string | null
  directRebooking: boolean
  noticeMinutes: number
  cancellationId: string | null
  isWithdrawn: boolean
  isReplaced: boolean
}

interface LabelledReason {
  code: string
  da: string
  en: string
}

const seen = `
  select a.id, a.citizen_id as "citizenId", a.appointment_type_code as "appointmentTypeCode",
    a.organisation_id as "organisationId", array[a.organisation_id, c.organisation_id]
      || array(select organisation_id from tasks where appointment_id = a.id) as "organisationIds",
    a.employee_id as "employeeId", a.starts_at as "startsAt", a.ends_at as "endsAt", a.status,
    t.name_da as "typeNameDa", t.name_en as "typeNameEn", t.service_code as "serviceCode", t.kle,
    t.notice_minutes as "noticeMinutes", t.late_minutes as "lateMinutes",
    t.direct_rebooking as "directRebooking", a.replaces_id as "replacesId", o.code as "organisationCode", o.name as "organisationName",
    c.id as "cancellationId"
  from appointments a
  join appointment_types t on t.code = a.appointment_type_code
  left join organisations o on o.id = a.organisation_id
  left join cancellations c on c.appointment_id = a.id and c.status in ('accepted', 'completed')`

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

const timesThen = `
  free_times t where t.employee_id = a.employee_id
    and t.starts_at < a.ends_at and t.ends_at > a.starts_at`

const lockTimes = `
  select (select count(*) from (select from ${timesThen} for no key update) l)
  from appointments a where a.id = :id`

const restore = `
  update appointments a set status = 'booked'
  where a.id = :id and a.status = 'cancelled' and a.starts_at = :startsAt and a.starts_at > :now
    and exists (select from organisations where id = a.organisation_id and active)
    and not exists (select from ${timesThen} and (t.booking_request_id is not null
      or exists (select from offered_times h join booking_offers f
          using (booking_request_id, number)
        where h.free_time_id = t.id and f.status = 'open' and f.held_until > :now)))
  returning a.id`

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

const book = `
  with made as (
    insert into appointments (id, citizen_id, appointment_type_code, organisation_id, employee_id,
      starts_at, ends_at, status, replaces_id)
    select :id, b.citizen_id, t.appointment_type_code, t.organisation_id, t.employee_id,
      t.starts_at, t.ends_at, 'booked', b.replaces_id
    from booking_requests b join free_times t on t.booking_request_id = b.id
    where b.id = :wishId returning starts_at, replaces_id),
  moved as (
    update appointments a set status = 'moved' from made
    where a.id = made.replaces_id and a.status in ('booked', 'cancelled'))
  select starts_at as "startsAt" from made`
