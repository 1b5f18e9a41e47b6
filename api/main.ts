import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { openKeyStore } from '../db/key-store.ts'
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
const { databaseUrl, keysDatabaseUrl, temporalAddress, oidcIssuer } = config
const { payloadKeys, municipalKeys, lookupKey } = config
if (!databaseUrl || !temporalAddress || !oidcIssuer || !payloadKeys) {
  throw new Error('The API needs DATABASE_URL, TEMPORAL_ADDRESS, OIDC_ISSUER and PAYLOAD_KEYS')
}
const log = createLog(config.logLevel)
if (!keysDatabaseUrl || !municipalKeys || !lookupKey) {
  throw new Error('The API needs KEYS_DATABASE_URL, MUNICIPAL_KEYS and LOOKUP_KEY')
}
const store = openKeyStore({ url: keysDatabaseUrl })
const vault = createVault({ municipalKeys, lookupKey, store })
const db = openDatabase({ url: databaseUrl, vault })
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
  await store.close()
}, log)
log.info({ apiPort: door.port }, 'open')
