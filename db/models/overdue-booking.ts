import type { Database } from '../database.ts'
import { many } from '../sql.ts'
import type { Overdue } from './overdue-cancellation.ts'

export interface StartableBooking {
  id: string
  organisationCode: string
}

/** Accepted a while ago and not yet set up: the engine may never have heard of them. */
export function claimUnstartedBookings(db: Database, wanted: Overdue): Promise<StartableBooking[]> {
  return claim(db, `b.status = 'accepted'`, wanted)
}

/** Something was done that the process has not looked at. */
export function claimUnheard(db: Database, wanted: Overdue): Promise<StartableBooking[]> {
  return claim(db, `b.status <> 'accepted' and b.heard < b.changes`, wanted)
}

function claim(db: Database, where: string, wanted: Overdue): Promise<StartableBooking[]> {
  return many(
    db,
    `update booking_requests c set relayed_at = :now
      from (select b.id, o.code from booking_requests b
        join organisations o on o.id = b.organisation_id
        where ${where} and b.changed_at < :before
          and (b.relayed_at is null or b.relayed_at < :again)
        order by b.changed_at limit :limit for update of b skip locked) due
      where c.id = due.id returning c.id, due.code as "organisationCode"`,
    wanted,
  )
}
