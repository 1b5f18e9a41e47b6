import type { FreeTimeRow, FreeTime as Shown } from '../../schemas/free-time.ts'
import { type Database, Row } from '../database.ts'
import { many, one } from '../sql.ts'

export interface FreeTime extends FreeTimeRow {}
export class FreeTime extends Row {
  static override tableName = 'free_times'

  /** For appointments like that one, the soonest first. */
  static list(db: Database, wanted: WantedTimes): Promise<Shown[]> {
    return many(db, free, wanted)
  }

  /** Those of them that nobody has, of an offer, the soonest first. */
  static leftIn(db: Database, offer: { id: string; number: number }): Promise<Shown[]> {
    return many(db, left, offer)
  }

  /** Whether it was offered. */
  static async isIn(
    db: Database,
    offer: { id: string; number: number; timeId: string },
  ): Promise<boolean> {
    return (await one(db, offered, offer)) !== undefined
  }

  /** Whether there is or was such a time that the asker may know of. */
  static async isThere(db: Database, id: string): Promise<boolean> {
    return (await one(db, 'select from free_times where id = :id', { id })) !== undefined
  }

  /** Makes it the wish's own; false where somebody was quicker, or there is no such time. */
  static async take(trx: Database, wanted: TakenTime): Promise<boolean> {
    return (await one(trx, take, wanted)) !== undefined
  }

  /** Makes a time that the supplier can offer, or finds it; undefined where somebody has it. */
  static async offerable(trx: Database, time: NewTime): Promise<string | undefined> {
    const made = await one<{ id: string }>(trx, offerable, time)
    return (made ?? (await one<{ id: string }>(trx, found, time)))?.id
  }
}

interface WantedTimes {
  organisationId: string
  appointmentTypeCode: string
  from: string
  to: string
  limit: number
}

interface TakenTime {
  id: string
  bookingRequestId: string
  organisationId: string
  appointmentTypeCode: string
  now: string
}

type NewTime = Omit<FreeTimeRow, 'bookingRequestId'>

const columns = 't.id, t.starts_at as "startsAt", t.ends_at as "endsAt"'

const free = `
  select ${columns} from free_times t
  where t.organisation_id = :organisationId and t.appointment_type_code = :appointmentTypeCode
    and t.booking_request_id is null and t.starts_at >= :from and t.starts_at < :to
  order by t.starts_at, t.id limit :limit`

const left = `
  select ${columns} from offered_times o join free_times t on t.id = o.free_time_id
  where o.booking_request_id = :id and o.number = :number and t.booking_request_id is null
  order by t.starts_at`

const offered = `
  select from offered_times
  where booking_request_id = :id and number = :number and free_time_id = :timeId`

const take = `
  update free_times set booking_request_id = :bookingRequestId
  where id = :id and booking_request_id is null and organisation_id = :organisationId
    and appointment_type_code = :appointmentTypeCode and starts_at > :now
  returning id`

const offerable = `
  insert into free_times (id, organisation_id, appointment_type_code, employee_id, starts_at, ends_at)
  values (:id, :organisationId, :appointmentTypeCode, :employeeId, :startsAt, :endsAt)
  on conflict (organisation_id, employee_id, starts_at) do nothing returning id`

const found = `
  select id from free_times
  where organisation_id = :organisationId and employee_id is not distinct from :employeeId
    and starts_at = :startsAt and appointment_type_code = :appointmentTypeCode
    and booking_request_id is null`
