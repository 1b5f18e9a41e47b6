import { NativeConnection, Worker } from '@temporalio/worker'
import { createActivities } from '../../activities/index.ts'
import { createEngine } from '../../api/engine.ts'
import { openOperations } from '../../api/operations.ts'
import { createPayloadCodec } from '../../api/payload-codec.ts'
import { serveApi } from '../../api/server.ts'
import { installRuntime } from '../../worker/worker.ts'

import { openDoor, type ServerOptions } from '../door.ts'
import { createSixActivities } from './activities.ts'

/** (b): the same door; behind it an ordinary start, worker and activities. */
export async function serveSixActivities(options: ServerOptions) {
  const { temporalAddress: address, temporalNamespace: namespace, taskQueue } = options
  const door = openDoor(options)
  installRuntime(door.log)
  const connection = await NativeConnection.connect({ address, grpcCompression: { codec: 'none' } })
  const payloads = createPayloadCodec(options.payloadKeys)
  const dataConverter = { payloadCodecs: [payloads] }
  const parts = { namespace, taskQueue, dataConverter }
  const worker = await Worker.create({
    ...parts,
    connection,
    activities: { ...createActivities(door.db), ...createSixActivities(door.db) },
    workflowBundle: { codePath: options.workflowBundle },
    maxConcurrentWorkflowTaskExecutions: 100,
    maxConcurrentActivityTaskExecutions: 100,
    maxCachedWorkflows: 2000,
  })
  const working = worker.run()
  const engine = createEngine({ ...parts, connection: () => connection, eager: false })
  const operations = openOperations({ ...door, engine })
  const { temporalUiUrl } = options
  const api = await serveApi({ ...door, engine, operations, payloads, temporalUiUrl }, 0)
  return {
    port: api.port,
    async close() {
      await api.close()
      worker.shutdown()
      await working
      await door.listener.close()
      await connection.close()
      await door.db.destroy()
      await door.store.close()
    },
  }
}
