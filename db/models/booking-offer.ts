import type { DataKey } from '../data-key.ts'
import type { Database } from '../database.ts'
import { openUnder, sealFields } from '../sealed.ts'
import { one } from '../sql.ts'

interface NewOffer {
  id: string
  number: number
  citizenId: string
  employeeId: string
  at: string
  heldHours: number
  timeIds: string[]
  text: string | null
}

/** Keeps an offer with its times. */
export async function keepOffer(trx: Database, dataKey: DataKey, offer: NewOffer): Promise<void> {
  await one(trx, keep, sealFields(dataKey, { row: offer, fields: ['text'] }))
}

/** As it is told in the chat; undefined where there is no such offer. */
export async function findOffer(
  db: Database,
  wanted: { id: string; number: number; dataKey: DataKey },
): Promise<ToldOffer | undefined> {
  const row = await one<ToldOffer>(db, told, wanted)
  return row && openUnder(wanted.dataKey, { row, fields: ['text'] })
}

interface ToldOffer {
  employeeId: string
  heldUntil: string
  text: string | null
  times: { startsAt: string; endsAt: string }[]
}

/** Ends the offer that is open; false where there is none. */
export async function endOffer(
  trx: Database,
  ended: { id: string; number: number; status: 'taken' | 'declined' | 'lapsed' },
): Promise<boolean> {
  return (await one(trx, end, ended)) !== undefined
}

const keep = `
  with made as (
    insert into booking_offers (booking_request_id, number, citizen_id, employee_id, made_at,
      held_until, status, text)
    values (:id, :number, :citizenId, :employeeId, :at,
      cast(:at as timestamptz) + make_interval(hours => :heldHours), 'open', :text)),
  times as (
    insert into offered_times (booking_request_id, number, free_time_id)
    select :id, :number, unnest(cast(:timeIds as uuid[])))
  select 1`

const told = `
  select f.employee_id as "employeeId", f.held_until as "heldUntil", f.text,
    (select json_agg(json_build_object('startsAt', t.starts_at, 'endsAt', t.ends_at)
        order by t.starts_at)
      from offered_times o join free_times t on t.id = o.free_time_id
      where o.booking_request_id = f.booking_request_id and o.number = f.number) as times
  from booking_offers f where f.booking_request_id = :id and f.number = :number`

const end = `
  update booking_offers set status = :status
  where booking_request_id = :id and number = :number and status = 'open' returning number`
