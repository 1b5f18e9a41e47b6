import type { Database } from '../database.ts'
import { one } from '../sql.ts'

/** Books a cancelled one again; false where it is not as it was, or its time has come or is promised. */
export async function bookAgain(
  trx: Database,
  wanted: { id: string; startsAt: string; now: string },
): Promise<boolean> {
  // whoever is just taking one of these times is waited for
  await one(trx, lockTimes, wanted)
  return (await one(trx, restore, wanted)) !== undefined
}

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
