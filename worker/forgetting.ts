import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database } from '../db/database.ts'
import { forgetPackages } from '../db/models/disclosure-package.ts'
import { forgetKeysBefore } from '../db/models/idempotency-key.ts'
import { forgetOldEvents } from '../db/models/old-event.ts'
import { keyDays } from '../domain/retention.ts'

const dayMs = 86_400_000

/** Removes what was kept for a while only: idempotency keys, packages, and events in small bites. */
export async function forgetOld(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keyDays * dayMs).toISOString()
  await inTransaction(db, theProcess, (trx) => forgetKeysBefore(trx, before))
  await inTransaction(db, theProcess, (trx) => forgetPackages(trx, now))
  while (await inTransaction(db, theProcess, (trx) => forgetOldEvents(trx, now))) {
    // until there are no more
  }
}
