import type { Logger } from 'pino'
import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database } from '../db/database.ts'
import { type Unplaced, unplaced } from '../db/models/ledger.ts'
import { listWaiting } from '../db/models/waiting-work.ts'
import type { Language } from '../domain/language.ts'
import { lateBefore, tellOperations } from '../domain/operations.ts'
import type { Operations } from '../schemas/operations.ts'
import type { Engine } from './engine.ts'
import { failureOf } from './log.ts'
import { atMost } from './watching/watch.ts'

/** What the house knows of its own work; read as the process, since it is nobody's business else. */
export interface OperationsDesk {
  /** What waits, fails or ended badly; the answer comes without the engine too. */
  look(reader: { now: Date; language: Language }): Promise<Operations>
  /** What no checkpoint stands for yet. */
  unplaced(): Promise<Unplaced>
}

interface Parts {
  db: Database
  engine: Engine
  log: Logger
}

export function openOperations({ db, engine, log }: Parts): OperationsDesk {
  return {
    async look(reader) {
      const { now } = reader
      const isUp = await engine.isUp()
      const wanted = { now: now.toISOString(), ...lateBefore(now, isUp), limit: atMost }
      const found = await inTransaction(db, theProcess, async (trx) => ({
        waiting: await listWaiting(trx, wanted),
        unplaced: await unplaced(trx),
      }))
      const ids = new Set(found.waiting.map(({ workflowId }) => workflowId))
      const watched = isUp ? await engine.watch([...ids]).catch(tell) : undefined
      return tellOperations({ ...found, watched }, reader)
    },
    unplaced: () => inTransaction(db, theProcess, unplaced),
  }

  /** It did not answer in time: the rest is told all the same. */
  function tell(error: unknown): undefined {
    log.warn({ failure: failureOf(error) }, 'could not look at the processes')
  }
}
