import type { Database } from '../database.ts'
import { one } from '../sql.ts'

/**
 * Books at the free time that the wish has taken, and moves the one whose place it takes. Returns
 * when it starts (RFC 3339, UTC).
 */
export async function bookTime(
  trx: Database,
  wanted: { id: string; wishId: string },
): Promise<string> {
  const made = await one<{ startsAt: string }>(trx, book, wanted)
  if (!made) throw new Error('The wish has no time')
  return made.startsAt
}

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
