import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { refuseMissingKeys } from '../db/keys.ts'
import { createVault } from '../db/vault.ts'
import { closeOnSignal } from '../signals.ts'
import { openDoor } from './door.ts'
import { connectLazily, createEngine } from './engine.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { createPayloadCodec } from './payload-codec.ts'

/** The API alone: starts processes that workers elsewhere take. */
const config = readConfig()
const { databaseUrl, temporalAddress, oidcIssuer } = config
const { payloadKeys, municipalKeys, lookupKey } = config
if (!databaseUrl || !temporalAddress || !oidcIssuer || !payloadKeys) {
  throw new Error('The API needs DATABASE_URL, TEMPORAL_ADDRESS, OIDC_ISSUER and PAYLOAD_KEYS')
}
const log = createLog(config.logLevel)
if (!municipalKeys || !lookupKey) throw new Error('The API needs MUNICIPAL_KEYS and LOOKUP_KEY')
const db = openDatabase({ url: databaseUrl, vault: createVault({ municipalKeys, lookupKey }) })
await refuseMissingKeys(db)
const payloads = createPayloadCodec(payloadKeys)
const connection = connectLazily({ address: temporalAddress, tls: config.temporalTls })
const engine = createEngine({
  connection: () => connection,
  namespace: config.temporalNamespace,
  taskQueue: config.taskQueue,
  dataConverter: { payloadCodecs: [payloads] },
  eager: false,
})
const parts = { db, engine, payloads, metrics: createMetrics(), log }
const door = await openDoor({ ...config, databaseUrl, oidcIssuer }, parts)
closeOnSignal(async () => {
  await door.close()
  await connection.close()
  await db.destroy()
}, log)
log.info({ apiPort: door.port }, 'open')
