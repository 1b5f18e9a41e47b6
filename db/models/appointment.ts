import type { Thing } from '../../domain/policies.ts'
import type { AppointmentRow, AppointmentStatus } from '../../schemas/appointment.ts'
import { type Database, Row } from '../database.ts'
import { type Place, placed } from '../place.ts'
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
