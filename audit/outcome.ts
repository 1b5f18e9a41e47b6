import { v7 as uuid } from 'uuid'
import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database } from '../db/database.ts'
import { isRefused } from '../db/failures.ts'
import { keepOutcome } from '../db/models/audit-outcome.ts'
import type { Audit } from './auditor.ts'

/** Leaves in the database what an audit came to; says in a sentence whether it could. */
export async function leaveOutcome(db: Database, audit: Audit, now: Date): Promise<string> {
  const { finding, checkpoints, entries } = audit
  const outcome = { id: uuid(), at: now.toISOString(), checkpoints, entries, finding }
  try {
    await inTransaction(db, theProcess, (trx) => keepOutcome(trx, outcome))
    return 'The outcome was kept.'
  } catch (error) {
    const why = isRefused(error) ? 'this login may only read' : 'the database did not take it'
    return `The outcome was not kept: ${why}.`
  }
}
