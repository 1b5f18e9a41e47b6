import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import type { DataConverter } from '@temporalio/common'
import {
  DefaultLogger,
  type LogLevel,
  type NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker'
import type { Logger } from 'pino'
import { createActivities } from '../activities/index.ts'
import { createPackageMaking } from '../activities/package.ts'
import { placesOf } from '../api/log.ts'
import type { Database } from '../db/database.ts'
import type { LedgerKeys } from '../ledger/keys.ts'

export interface WorkerParts {
  connection: NativeConnection
  namespace: string
  taskQueue: string
  dataConverter: DataConverter
  db: Database
  /** Signs what is handed out. */
  ledgerKeys: LedgerKeys
  log: Logger
  /** A prebuilt bundle; without it one is made now, which takes seconds. */
  workflowBundle: string | undefined
}

/** Takes workflow tasks until `shutdown()`; steps are local activities, so no activity is polled for. */
export function createWorker(parts: WorkerParts): Promise<Worker> {
  const { connection, namespace, taskQueue, dataConverter, db, ledgerKeys, workflowBundle } = parts
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    dataConverter,
    activities: { ...createActivities(db), ...createPackageMaking(db, ledgerKeys) },
    ...(workflowBundle
      ? { workflowBundle: { codePath: workflowBundle } }
      : { workflowsPath: workflowsPath() }),
    enableNonLocalActivities: false,
    maxConcurrentWorkflowTaskExecutions: 100,
    maxConcurrentLocalActivityExecutions: 50,
    maxCachedWorkflows: 2000,
    shutdownGraceTime: '8 seconds',
  })
}

/**
 * For every promise of a workflow the SDK takes a stack trace, which nobody reads: the current
 * details say where it waits. Contexts made from now on keep none; ours keeps its own.
 */
setFlagsFromString('--stack-trace-limit=1')

/** Once for each process, before anything of Temporal is used: its log becomes ours, signals stay ours. */
export function installRuntime(log: Logger): void {
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      log[levels[level]]({ temporal: idsOf(meta) }, message)
    }),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
  })
}

const levels: Record<LogLevel, 'trace' | 'debug' | 'info' | 'warn' | 'error'> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
}

/** Ids and the failure's name; never a payload. */
function idsOf(meta: object | undefined): object {
  const known: Record<string, unknown> = { ...meta }
  const { workflowId, runId, activityType, attempt, error } = known
  const failure = error instanceof Error ? { name: error.name, at: placesOf(error) } : undefined
  return { workflowId, runId, activityType, attempt, failure }
}

export function workflowsPath(): string {
  const ending = new URL(import.meta.url).pathname.endsWith('.ts') ? 'ts' : 'js'
  return fileURLToPath(new URL(`../workflows/index.${ending}`, import.meta.url))
}
