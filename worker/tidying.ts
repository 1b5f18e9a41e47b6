import type { Logger } from 'pino'
import { rescueTask } from '../activities/adrift-task.ts'
import { nameOf } from '../api/log.ts'
import type { Metrics } from '../api/metrics.ts'
import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database } from '../db/database.ts'
import { findAdrift } from '../db/models/adrift-task.ts'
import { TaskPresence } from '../db/models/task-presence.ts'

interface TidyingParts {
  db: Database
  metrics: Metrics
  log: Logger
}

const atOnce = 20

/**
 * What the house does for itself every now and then, whether or not the engine is there: tasks whose
 * employee or organisation is gone get to whoever is there. True where there may be more to do.
 */
export async function tidyOnce({ db, metrics, log }: TidyingParts): Promise<boolean> {
  const ids = await inTransaction(db, theProcess, async (trx) => {
    await TaskPresence.forgetOld(trx)
    return findAdrift(trx, atOnce)
  })
  let rescued = 0
  // one after the other: requests need the connections more
  for (const id of ids) {
    try {
      const what = await inTransaction(db, theProcess, (trx) => rescueTask(trx, id))
      if (what) metrics.relayed.inc({ what })
      rescued += 1
    } catch (error) {
      log.warn({ name: nameOf(error) }, 'could not rescue a task')
    }
  }
  return ids.length === atOnce && rescued > 0
}
