import { Client, Connection, type WorkflowHandle } from '@temporalio/client'
import type { History } from '@temporalio/common/lib/proto-utils.js'
import { createPayloadCodec } from '../../api/payload-codec.ts'
import { workflowIdOf } from '../../workflows/contract.ts'
import { eventually } from '../run/eventually.ts'
import type { TestHouse } from '../run/house.ts'

/** An operator with the payload keys of the house. */
export interface Watcher {
  client: Client
  process(cancellationId: string): WorkflowHandle
  /** The history, as soon as it holds what is wished. */
  history(cancellationId: string, wished?: (history: History) => boolean): Promise<History>
  close(): Promise<void>
}

export async function watch({ options }: TestHouse): Promise<Watcher> {
  const connection = await Connection.connect({ address: options.temporalAddress })
  const client = new Client({
    connection,
    namespace: options.temporalNamespace,
    dataConverter: converterOf(options.payloadKeys),
  })
  const process = (id: string) =>
    client.workflow.getHandle(workflowIdOf({ kind: 'cancellation', id }))
  return {
    client,
    process,
    async history(id, wished = () => true) {
      // not started yet: an empty history
      const ask = () =>
        process(id)
          .fetchHistory()
          .catch((): History => ({}))
      const found = await eventually(ask, wished)
      if (!wished(found)) throw new Error(`The history of ${id} does not hold what is wished`)
      return found
    },
    close: () => connection.close(),
  }
}

export function converterOf(payloadKeys: string) {
  return { payloadCodecs: [createPayloadCodec(payloadKeys)] }
}

/** How many timers were set. */
export function timersOf({ events }: History): number {
  return (events ?? []).filter((event) => event.timerStartedEventAttributes).length
}

/** How many local activities came to an end. */
export function markersOf({ events }: History): number {
  return (events ?? []).filter((event) => event.markerRecordedEventAttributes).length
}

export function isEnded({ events }: History): boolean {
  return (events ?? []).some((event) => event.workflowExecutionCompletedEventAttributes)
}
