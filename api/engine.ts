import {
  Client,
  Connection,
  type ConnectionLike,
  type DataConverter,
  type TLSConfig,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
} from '@temporalio/client'
import type { CancellationWish } from '../domain/facts.ts'
import {
  cancellationWorkflow,
  cancellationWorkflowId,
  searchAttributes,
  taskDone,
} from '../workflows/contract.ts'

/** The process engine, as the rest of the house knows it. Every call may fail: the relay tries again. */
export interface Engine {
  /** Starts the process of an accepted wish; a second start finds the first. */
  start(wish: StartableWish): Promise<void>
  /** Tells the waiting process that the supplier has done the task; `gone` where none waits any more. */
  tellTaskDone(cancellationId: string): Promise<'told' | 'gone'>
  isUp(): Promise<boolean>
}

export interface StartableWish extends CancellationWish {
  reasonCode: string
  organisationCode: string | null
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

export function createEngine(options: EngineOptions): Engine {
  let known: { connection: ConnectionLike; client: Client } | undefined

  function client(): Client {
    const connection = options.connection()
    if (!connection) throw new Error('Temporal has not been reached yet')
    if (known?.connection !== connection) {
      const { namespace, dataConverter } = options
      known = { connection, client: new Client({ connection, namespace, dataConverter }) }
    }
    return known.client
  }

  async function within<T>(ms: number, call: (client: Client) => Promise<T>): Promise<T> {
    const ready = client()
    return ready.withDeadline(Date.now() + ms, () => call(ready))
  }

  return {
    async start(wish) {
      try {
        await within(callMs, ({ workflow }) =>
          workflow.start<(wish: CancellationWish) => Promise<void>>(cancellationWorkflow, {
            ...startOptions(wish),
            taskQueue: options.taskQueue,
            requestEagerStart: options.eager,
          }),
        )
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
      }
    },
    async tellTaskDone(cancellationId) {
      const id = cancellationWorkflowId(cancellationId)
      try {
        await within(callMs, ({ workflow }) => workflow.getHandle(id).signal(taskDone))
        return 'told'
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'gone'
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
  }
}

/** One process for each wish: running it is found, failed or terminated it is begun again. */
function startOptions({ cancellationId, reasonCode, organisationCode }: StartableWish) {
  return {
    workflowId: cancellationWorkflowId(cancellationId),
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY' as const,
    args: [{ cancellationId }] as [CancellationWish],
    staticSummary: `Cancellation, ${reasonCode}`,
    typedSearchAttributes: [
      { key: searchAttributes.reasonCode, value: reasonCode },
      { key: searchAttributes.status, value: 'accepted' },
      { key: searchAttributes.organisation, value: organisationCode ?? 'unknown' },
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
