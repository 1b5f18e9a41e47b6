import { type EventPlace, placeBefore } from '../../domain/event-place.ts'
import type { Database } from '../database.ts'
import { one } from '../sql.ts'

/** From where one who begins to listen now hears everything, and the newest transaction there may be. */
export async function beginningOfEvents(db: Database): Promise<{ at: EventPlace; newest: bigint }> {
  const sql = `select pg_snapshot_xmin(s)::text as horizon, pg_snapshot_xmax(s)::text as newest
    from pg_current_snapshot() s`
  const row = await one<{ horizon: string; newest: string }>(db, sql, {})
  if (!row) throw new Error('No snapshot')
  return { at: placeBefore(row.horizon), newest: BigInt(row.newest) }
}
