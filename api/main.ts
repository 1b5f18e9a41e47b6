import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { listenForCancellations } from '../db/listen.ts'
import { connectLazily, createEngine } from './engine.ts'
import { createIdentity } from './identity.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { createPayloadCodec, readPayloadKeys } from './payload-codec.ts'
import { serveApi } from './server.ts'

/** The API alone: starts processes that workers elsewhere take. */
const config = readConfig()
const { databaseUrl, temporalAddress, oidcIssuer, payloadKeys } = config
if (!databaseUrl || !temporalAddress || !oidcIssuer || !payloadKeys) {
  throw new Error('The API needs DATABASE_URL, TEMPORAL_ADDRESS, OIDC_ISSUER and PAYLOAD_KEYS')
}
const log = createLog(config.logLevel)
const db = openDatabase(databaseUrl)
const listener = listenForCancellations(databaseUrl)
const payloads = createPayloadCodec(readPayloadKeys(payloadKeys))
const connection = connectLazily(temporalAddress)
const engine = createEngine({
  connection: () => connection,
  namespace: config.temporalNamespace,
  taskQueue: config.taskQueue,
  dataConverter: { payloadCodecs: [payloads] },
  eager: false,
})
const identity = createIdentity({ issuer: oidcIssuer, audience: config.oidcAudience })
const api = await serveApi(
  {
    db,
    listener,
    engine,
    identity,
    payloads,
    metrics: createMetrics(),
    log,
    now: () => new Date(),
    temporalUiUrl: config.temporalUiUrl,
  },
  config.apiPort,
)
log.info({ apiPort: api.port }, 'open')

let closing = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    if (closing) return
    closing = true
    await api.close()
    await Promise.all([listener.close(), connection.close(), db.destroy()])
    process.exit(0)
  })
}
