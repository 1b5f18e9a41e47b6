import type { DataConverter } from '@temporalio/common'
import type { TLSConfig } from '@temporalio/worker'
import type { Logger } from 'pino'
import { type Door, type DoorOptions, openDoor } from '../api/door.ts'
import { createEngine } from '../api/engine.ts'
import { nameOf } from '../api/log.ts'
import { createMetrics } from '../api/metrics.ts'
import { createPayloadCodec } from '../api/payload-codec.ts'
import { openDatabase } from '../db/database.ts'
import { openKeyStore } from '../db/key-store.ts'
import { refuseMissingKeys } from '../db/keys.ts'
import { createVault } from '../db/vault.ts'
import { directoryWitness } from '../integrations/witness/directory.ts'
import { type LedgerKeys, readLedgerKeys } from '../ledger/keys.ts'
import { keepConnected } from './connection.ts'
import { keepLedger } from './ledger.ts'
import { startRelay } from './relay.ts'
import { createWorker } from './worker.ts'

export interface HouseOptions extends Omit<DoorOptions, 'apiPort'> {
  /** Where the citizens' data keys are. */
  keysDatabaseUrl: string
  temporalAddress: string
  temporalTls?: TLSConfig | undefined
  temporalNamespace: string
  taskQueue: string
  workflowBundle: string | undefined
  payloadKeys: string
  municipalKeys: string
  lookupKey: string
  ledgerKeys: string
  checkpointFolder?: string | undefined
  /** Undefined for a worker without a door. */
  apiPort: number | undefined
}

export interface House {
  api: Door | undefined
  /** Resolves when the worker takes tasks, which may be long after the API answers. */
  working: Promise<void>
  close(): Promise<void>
}

/**
 * Worker, relay and, where asked for, the API on one connection to Temporal: a wish that comes in
 * at the door is begun in this very process.
 */
export async function openHouse(options: HouseOptions, log: Logger): Promise<House> {
  const ledgerKeys = readLedgerKeys(options.ledgerKeys)
  const { checkpointFolder: folder } = options
  const witnesses = folder ? [directoryWitness(folder)] : []
  const store = openKeyStore({ url: options.keysDatabaseUrl })
  const db = openDatabase({ url: options.databaseUrl, vault: createVault({ ...options, store }) })
  const closeDatabases = () => Promise.all([db.destroy(), store.close()])
  await refuseMissingKeys(db).catch(async (error: unknown) => {
    await closeDatabases()
    throw error
  })
  const payloads = createPayloadCodec(options.payloadKeys)
  const dataConverter = { payloadCodecs: [payloads] }
  const { temporalAddress: address, temporalTls: tls } = options
  const connection = keepConnected({ address, tls }, log)
  const metrics = createMetrics()
  const engine = createEngine({
    connection: connection.current,
    namespace: options.temporalNamespace,
    taskQueue: options.taskQueue,
    dataConverter,
    eager: true,
  })
  const relay = startRelay({ db, engine, metrics, log })
  const ledger = keepLedger({ db, keys: ledgerKeys, witnesses, log })
  const worker = runWorker(options, { connection, db, ledgerKeys, dataConverter, log })
  const { apiPort } = options
  const parts = { db, engine, payloads, metrics, log }
  const api = apiPort === undefined ? undefined : await openDoor({ ...options, apiPort }, parts)

  return {
    api,
    working: worker.working,
    async close() {
      await Promise.all([api?.close(), relay.close(), ledger.close()])
      await worker.close()
      await connection.close()
      await closeDatabases()
    },
  }
}

interface WorkerNeeds {
  connection: ReturnType<typeof keepConnected>
  db: ReturnType<typeof openDatabase>
  ledgerKeys: LedgerKeys
  dataConverter: DataConverter
  log: Logger
}

/** Begins as soon as Temporal is there; a worker that fails is begun again. */
function runWorker(options: HouseOptions, needs: WorkerNeeds) {
  const { temporalNamespace: namespace, taskQueue, workflowBundle } = options
  let closed = false
  let stop: (() => void) | undefined
  let tellWorking: () => void = () => undefined
  const working = new Promise<void>((resolve) => {
    tellWorking = resolve
  })

  async function run(): Promise<void> {
    const connection = await needs.connection.reached
    while (!closed) {
      try {
        const { connection: _, ...shared } = needs
        const parts = { ...shared, connection, namespace, taskQueue, workflowBundle }
        const worker = await createWorker(parts)
        stop = () => worker.getState() === 'RUNNING' && worker.shutdown()
        const running = worker.run()
        // closed while it was being made: only a worker that runs can be shut down
        if (closed) stop()
        tellWorking()
        await running
      } catch (error) {
        needs.log.error({ name: nameOf(error) }, 'the worker failed')
        if (!closed) await new Promise((resolve) => setTimeout(resolve, 1000))
      }
    }
  }

  const ended = run().catch(() => undefined)
  return {
    working,
    async close() {
      closed = true
      stop?.()
      if (needs.connection.current()) await ended
    },
  }
}
