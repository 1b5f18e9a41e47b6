import type { BookingFacts, BookingState } from '../../domain/facts.ts'
import type { Thing } from '../../domain/policies.ts'
import type {
  BookingRequestRow,
  BookingStatus,
  OfferStatus,
  PreferredTime,
} from '../../schemas/booking-request.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, Row } from '../database.ts'
import { openPage } from '../page.ts'
import { type Place, placed } from '../place.ts'
import { type AsRead, type Keyed, openRow, openWithKey, sealFields } from '../sealed.ts'
import { insertRow, many, one } from '../sql.ts'
import { bookingFacts, bookingState, locked, lockedWish, seen } from './booking-sql.ts'
import type { CommonWish } from './wish.ts'

export interface BookingRequest extends BookingRequestRow {}
export class BookingRequest extends Row {
  static override tableName = 'booking_requests'
  static override jsonAttributes = ['preferredTimes']

  static async accept(trx: Database, dataKey: DataKey, wish: NewBooking): Promise<void> {
    const fields = ['text', 'signature'] as const
    const sealed = sealFields(dataKey, { row: wish, fields })
    const preferredTimes = JSON.stringify(wish.preferredTimes)
    await insertRow(trx, { table: 'booking_requests', values: { ...sealed, preferredTimes } })
  }

  static async find(db: Database, id: string): Promise<SeenBooking | undefined> {
    const found = await one<SeenBooking & Keyed>(db, `${seen} where b.id = :id`, { id })
    return openRow(db, found, ['text'])
  }

  /** The latest first. */
  static list(db: Database, filter: BookingFilter): Promise<SeenBooking[]> {
    const sql = `${seen}
      where (b.citizen_id = any(:citizenIds) or b.organisation_id = any(:organisationIds))
        and (cast(:citizenId as uuid) is null or b.citizen_id = :citizenId)
        and (cast(:organisationId as uuid) is null or b.organisation_id = :organisationId)
        and (cast(:status as text) is null or b.status = :status)
        and (cast(:at as timestamptz) is null or (b.accepted_at, b.id) < (:at, cast(:id as uuid)))
      order by b.accepted_at desc, b.id desc limit :limit`
    const ask = (after: Place | undefined, limit: number) =>
      many<SeenBooking & Keyed>(db, sql, { ...filter, ...placed(after), limit })
    const place = ({ acceptedAt, id }: SeenBooking) => ({ at: acceptedAt, id })
    return openPage(db, filter, { ask, place, fields: ['text'] })
  }

  /** Locks it, and brings what decides whether it may be offered or answered. */
  static async lock(trx: Database, id: string): Promise<LockedBooking | undefined> {
    const found = await one<AsRead<LockedBooking>>(trx, locked, { id })
    return openWithKey(trx, found, ['citizenName'])
  }

  static facts(db: Database, id: string): Promise<BookingFacts | undefined> {
    return one(db, bookingFacts, { id })
  }

  /** Where it stands; from now on the process has heard of it. */
  static state(trx: Database, id: string): Promise<BookingState | undefined> {
    return one(trx, bookingState, { id })
  }

  static async lockWish(
    trx: Database,
    wanted: { id: string; list: string },
  ): Promise<LockedBookingWish | undefined> {
    const found = await one<AsRead<LockedBookingWish>>(trx, lockedWish, wanted)
    return openWithKey(trx, found, ['text', 'signature'])
  }

  /** Something has happened between citizen and supplier: the process is to look. */
  static async change(trx: Database, id: string, status?: BookingStatus): Promise<void> {
    await one(trx, changed, { id, status: status ?? null })
  }

  /** Set up by the process: it is the supplier's turn. */
  static async complete(trx: Database, receipt: BookingReceipt): Promise<void> {
    await one(trx, completed, receipt)
  }

  /** There is an appointment now. */
  static async booked(
    trx: Database,
    made: { id: string; appointmentId: string; threadId: string; recordEntryId: string },
  ): Promise<void> {
    await one(trx, booked, made)
  }
}

const changed = `
  update booking_requests set changes = changes + 1, changed_at = now(),
    status = coalesce(:status, status) where id = :id`

const completed = `
  update booking_requests set status = 'open', heard = changes, organisation_id = :organisationId,
    promised_answer_by = :promisedAnswerBy, task_id = :taskId, thread_id = :threadId,
    message_id = :messageId, record_entry_id = :recordEntryId
  where id = :id and status = 'accepted'`

const booked = `
  update booking_requests set status = 'booked', heard = changes, appointment_id = :appointmentId,
    thread_id = coalesce(thread_id, :threadId),
    record_entry_id = coalesce(record_entry_id, :recordEntryId)
  where id = :id`

interface BookingReceipt {
  id: string
  organisationId: string
  promisedAnswerBy: string
  taskId: string
  threadId: string
  messageId: string
  recordEntryId: string
}

type NewBooking = Pick<
  BookingRequestRow,
  | 'id'
  | 'citizenId'
  | 'actorId'
  | 'signature'
  | 'organisationId'
  | 'appointmentTypeCode'
  | 'replacesId'
  | 'preferredTimes'
  | 'text'
  | 'status'
  | 'acceptedAt'
>

export interface BookingFilter {
  citizenIds: string[]
  organisationIds: string[]
  citizenId: string | null
  organisationId: string | null
  status: BookingStatus | null
  after: Place | undefined
  limit: number
}

export interface SeenOffer {
  number: number
  madeAt: string
  heldUntil: string
  status: OfferStatus
  times: { id: string; startsAt: string; endsAt: string; free: boolean }[]
}

export interface SeenBooking extends Thing {
  id: string
  organisationId: string
  organisationCode: string
  organisationName: string
  typeCode: string
  typeNameDa: string
  typeNameEn: string
  replacesId: string | null
  preferredTimes: PreferredTime[]
  text: string | null
  status: BookingStatus
  acceptedAt: string
  promisedAnswerBy: string | null
  taskId: string | null
  threadId: string | null
  bookedId: string | null
  offers: SeenOffer[]
}

export interface LockedBooking extends Thing {
  id: string
  organisationId: string
  organisationName: string
  typeCode: string
  status: BookingStatus
  replacesId: string | null
  taskId: string | null
  threadId: string | null
  citizenName: string
  dataKey: DataKey
  offers: number
  offer: { number: number; status: OfferStatus; heldUntil: string } | null
}

export interface LockedBookingWish extends CommonWish {
  kind: 'booking-request'
  actorId: string
  signature: string
  organisationId: string
  typeName: string
  typeCode: string
  replacesId: string | null
  replacedStartsAt: string | null
  preferredTimes: PreferredTime[]
  text: string | null
}
