import { ApplicationFailure } from '@temporalio/common'
import type { Database } from '../db/database.ts'
import { Cancellation } from '../db/models/cancellation.ts'
import type { CancellationFacts, CancellationWish } from '../domain/facts.ts'
import { createCarryOut } from './carry-out.ts'

/** The hands of the workflows, on one database. */
export function createActivities(db: Database) {
  return {
    async gatherFacts({ cancellationId }: CancellationWish): Promise<CancellationFacts> {
      const facts = await Cancellation.facts(db, cancellationId)
      if (!facts) throw ApplicationFailure.nonRetryable('No such cancellation', 'not-found')
      return facts
    },
    carryOut: createCarryOut(db),
  }
}

export type Activities = ReturnType<typeof createActivities>
