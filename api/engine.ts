import {
  Client,
  Connection,
  type ConnectionLike,
  type DataConverter,
  type TLSConfig,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client'
import type { Watched } from '../domain/process-state.ts'
import type { WishRef } from '../domain/wish.ts'
import {
  bookingChanged,
  disclosureChanged,
  searchAttributes,
  taskDone,
  withdraw,
  workflowIdOf,
} from '../workflows/contract.ts'
import { watchProcesses } from './watching/watch.ts'

/** The process engine, as the rest of the house knows it. Every call may fail: the relay tries again. */
export interface Engine {
  /** Starts the process of an accepted wish; a second start finds the first. */
  start(wish: StartableWish): Promise<void>
  /** Tells the waiting process that the task is done; `gone` where none waits any more. */
  tellTaskDone(wish: WishRef): Promise<Told>
  /** Tells it that the citizen takes the wish back; `refused` where the process knows better. */
  tellWithdrawal(wish: WishRef): Promise<Told | 'refused'>
  /** Tells it that something was done about a wish for a time, or a request for aktindsigt. */
  tellChange(wish: WishRef): Promise<Told>
  isUp(): Promise<boolean>
  /** How these processes are doing, and which of ours ended badly; for operators. */
  watch(workflowIds: string[]): Promise<Watched>
}

export type Told = 'told' | 'gone'

export interface StartableWish extends WishRef {
  organisationCode: string | null
  /** Of a cancellation. */
  reasonCode?: string
}

export interface EngineOptions {
  /** Undefined while Temporal has not been reached yet. */
  connection: () => ConnectionLike | undefined
  namespace: string
  taskQueue: string
  dataConverter: DataConverter
  /** A worker of this process shares the connection: the first task comes back with the start. */
  eager: boolean
}

/** Nobody waits for these longer than they care to; the relay tries again later. */
const callMs = 10_000
const lookMs = 2000
const watchMs = 3000

export function createEngine(options: EngineOptions): Engine {
  const within = clientWithin(options)

  async function tell(wish: WishRef, message: (process: WorkflowHandle) => Promise<unknown>) {
    try {
      await within(callMs, ({ workflow }) => message(workflow.getHandle(workflowIdOf(wish))))
      return 'told'
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'gone'
      throw error
    }
  }

  return {
    async start(wish) {
      try {
        await within(callMs, ({ workflow }) =>
          workflow.start(wish.kind, {
            ...startOptions(wish),
            taskQueue: options.taskQueue,
            requestEagerStart: options.eager,
          }),
        )
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
      }
    },
    tellTaskDone: (wish) => tell(wish, (process) => process.signal(taskDone)),
    tellChange: (wish) => {
      const changed = wish.kind === 'disclosure-request' ? disclosureChanged : bookingChanged
      return tell(wish, (process) => process.signal(changed))
    },
    async tellWithdrawal(wish) {
      try {
        // the same id each time: told twice, it happens once
        const asked = { updateId: 'withdrawal', waitForStage: 'ACCEPTED' as const }
        return await tell(wish, (process) => process.startUpdate(withdraw, asked))
      } catch (error) {
        if (error instanceof WorkflowUpdateFailedError) return 'refused'
        throw error
      }
    },
    async isUp() {
      try {
        await within(lookMs, ({ workflowService }) => workflowService.getSystemInfo({}))
        return true
      } catch {
        return false
      }
    },
    watch: (workflowIds) =>
      within(watchMs, ({ workflowService: service }) => {
        const { namespace, taskQueue } = options
        const asked = { service, namespace, now: new Date() }
        return watchProcesses(asked, { workflowIds, taskQueue })
      }),
  }
}

/** Calls on the connection of the moment, each with a time within which it must be answered. */
function clientWithin({ connection: current, namespace, dataConverter }: EngineOptions) {
  let known: { connection: ConnectionLike; client: Client } | undefined

  function client(): Client {
    const connection = current()
    if (!connection) throw new Error('Temporal has not been reached yet')
    if (known?.connection !== connection) {
      known = { connection, client: new Client({ connection, namespace, dataConverter }) }
    }
    return known.client
  }

  return async <T>(ms: number, call: (client: Client) => Promise<T>): Promise<T> => {
    const ready = client()
    return ready.withDeadline(Date.now() + ms, () => call(ready))
  }
}

const inputs: Record<WishRef['kind'], (id: string) => object> = {
  cancellation: (cancellationId) => ({ cancellationId }),
  'booking-request': (bookingRequestId) => ({ bookingRequestId }),
  task: (taskId) => ({ taskId }),
  'disclosure-request': (disclosureRequestId) => ({ disclosureRequestId }),
}

/** One process for each wish: running it is found, failed or terminated it is begun again. */
function startOptions(wish: StartableWish) {
  const { kind, id, reasonCode, organisationCode } = wish
  const summary = {
    cancellation: 'Cancellation',
    'booking-request': 'Booking request',
    task: 'Task',
    'disclosure-request': 'Request for aktindsigt',
  }
  return {
    workflowId: workflowIdOf(wish),
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY' as const,
    args: [inputs[kind](id)],
    staticSummary: reasonCode ? `${summary[kind]}, ${reasonCode}` : summary[kind],
    typedSearchAttributes: [
      ...(reasonCode ? [{ key: searchAttributes.reasonCode, value: reasonCode }] : []),
      { key: searchAttributes.status, value: 'accepted' },
      // one for aktindsigt is asked of the municipality as a whole
      ...(kind === 'disclosure-request'
        ? []
        : [{ key: searchAttributes.organisation, value: organisationCode ?? 'unknown' }]),
    ],
  }
}

export interface ConnectTo {
  address: string
  /** Undefined without TLS. */
  tls: TLSConfig | undefined
}

/** For an API without a worker beside it; connects when first needed. */
export function connectLazily({ address, tls }: ConnectTo): Connection {
  return Connection.lazy({ address, tls: tls ?? false })
}
