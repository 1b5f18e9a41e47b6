import { Client, Connection, type WorkflowHandle } from '@temporalio/client'
import type { History } from '@temporalio/common/lib/proto-utils.js'
import { createPayloadCodec } from '../../api/payload-codec.ts'
import type { WishRef } from '../../domain/wish.ts'
import { workflowIdOf } from '../../workflows/contract.ts'
import { eventually } from '../run/eventually.ts'
import type { TestHouse } from '../run/house.ts'

/** An operator with the payload keys of the house. */
export interface Watcher {
  client: Client
  /** Of a cancellation, where only an id is given. */
  process(wish: string | WishRef): WorkflowHandle
  /** The history, as soon as it holds what is wished. */
  history(wish: string | WishRef, wished?: (history: History) => boolean): Promise<History>
  close(): Promise<void>
}

export async function watch({ options }: TestHouse): Promise<Watcher> {
  const connection = await Connection.connect({ address: options.temporalAddress })
  const client = new Client({
    connection,
    namespace: options.temporalNamespace,
    dataConverter: converterOf(options.payloadKeys),
  })
  const process = (wish: string | WishRef) => client.workflow.getHandle(workflowIdOf(refOf(wish)))
  return {
    client,
    process,
    async history(wish, wished = () => true) {
      // not started yet: an empty history
      const ask = () =>
        process(wish)
          .fetchHistory()
          .catch((): History => ({}))
      const found = await eventually(ask, wished)
      if (!wished(found))
        throw new Error(`The history of ${workflowIdOf(refOf(wish))} does not hold what is wished`)
      return found
    },
    close: () => connection.close(),
  }
}

function refOf(wish: string | WishRef): WishRef {
  return typeof wish === 'string' ? { kind: 'cancellation', id: wish } : wish
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
