import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database } from '../db/database.ts'
import { forgetKeysBefore } from '../db/models/idempotency-key.ts'
import { forgetOldEvents } from '../db/models/old-event.ts'

const keyDays = 7
const dayMs = 86_400_000

/** Removes what was kept for a while only: idempotency keys, and events in small bites. */
export async function forgetOld(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keyDays * dayMs).toISOString()
  await inTransaction(db, theProcess, (trx) => forgetKeysBefore(trx, before))
  while (await inTransaction(db, theProcess, (trx) => forgetOldEvents(trx, now))) {
    // until there are no more
  }
}
