/** Wishes as they stand in Postgres when the relay comes by, and an engine that only remembers. */
import { v7 as uuid } from 'uuid'
import { createActivities } from '../../activities/index.ts'
import type { Engine, Told } from '../../api/engine.ts'
import { createLog } from '../../api/log.ts'
import { createMetrics } from '../../api/metrics.ts'
import type { Database } from '../../db/database.ts'
import {
  checkReplyPermission,
  completeReceipt,
  createTask,
  openOrAppendChat,
  writeRecordEntry,
} from '../../domain/commands.ts'
import { resolveSupplier } from '../../domain/supplier.ts'
import type { WishRef } from '../../domain/wish.ts'
import type { RelayParts } from '../../worker/relay.ts'
import type { TestDatabase } from '../run/database.ts'
import { anna, aVisit } from '../run/visits.ts'

export function secondsAgo(seconds: number): string {
  return new Date(Date.now() - seconds * 1000).toISOString()
}

/** An accepted wish that nobody has started. */
export async function aWish({ fill }: TestDatabase, acceptedAt = secondsAgo(10)): Promise<string> {
  const visit = aVisit()
  const wish = {
    id: uuid(),
    appointmentId: visit.id,
    citizenId: anna,
    actorId: anna,
    reasonCode: 'not-home',
    status: 'accepted',
    appointmentStartsAt: visit.startsAt,
    acceptedAt,
  }
  await fill([
    ['appointments', [visit]],
    ['cancellations', [wish]],
  ])
  return wish.id
}

/** A wish whose process has ended its work and waits for the task to be done. */
export async function aCompletedWish(database: TestDatabase, db: Database): Promise<string> {
  const cancellationId = await aWish(database)
  const { gatherFacts, carryOut } = createActivities(db)
  const facts = await gatherFacts({ cancellationId })
  const supplier = resolveSupplier(facts)
  const commands = [
    createTask(supplier),
    openOrAppendChat(supplier),
    checkReplyPermission(supplier),
    writeRecordEntry(supplier, { reasonCode: facts.reasonCode, settingsVersion: 1 }),
    completeReceipt(supplier),
  ]
  const wish = { kind: 'cancellation' as const, id: cancellationId }
  await carryOut({ wish, list: 'cancellation', commands })
  return cancellationId
}

export interface RememberingEngine extends Engine {
  started: string[]
  told: string[]
}

export function rememberingEngine({
  up = true,
  failing = [],
  gone = [],
}: {
  up?: boolean
  failing?: string[]
  gone?: string[]
} = {}): RememberingEngine {
  const started: string[] = []
  const told: string[] = []
  async function tell({ id }: WishRef): Promise<Told> {
    told.push(id)
    if (failing.includes(id)) throw new Error('deadline exceeded')
    return gone.includes(id) ? 'gone' : 'told'
  }
  return {
    started,
    told,
    isUp: async () => up,
    async start({ id }) {
      started.push(id)
      if (failing.includes(id)) throw new Error('deadline exceeded')
    },
    tellTaskDone: tell,
    tellWithdrawal: tell,
    tellChange: tell,
    watch: async () => ({ processes: [], ended: [], endedCount: 0 }),
  }
}

export function relayParts(db: Database, engine: Engine): RelayParts {
  return { db, engine, metrics: createMetrics(), log: createLog('silent') }
}
