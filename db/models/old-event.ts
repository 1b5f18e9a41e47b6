import { keptMs } from '../../domain/event-place.ts'
import type { Database } from '../database.ts'
import { one } from '../sql.ts'

const atOnce = 5000
/** Longer than any transaction lasts: what it tells may be dated before what came earlier. */
const marginMs = 3_600_000

/** True where there may be more. */
export async function forgetOldEvents(trx: Database, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - keptMs - marginMs).toISOString()
  const sql = `
    with gone as (delete from events where ctid in (
      select ctid from events where at < :before order by at limit :atOnce) returning 1)
    select count(*)::int as n from gone`
  const row = await one<{ n: number }>(trx, sql, { before, atOnce })
  return row?.n === atOnce
}
