import { createLog } from '../api/log.ts'
import { readConfig } from '../config.ts'
import { closeOnSignal } from '../signals.ts'
import { openHouse } from './house.ts'
import { installRuntime } from './worker.ts'

/** A worker; with `SERVE_API=true` the API in the same process, for the fast path. */
const config = readConfig()
const { databaseUrl, keysDatabaseUrl, temporalAddress, oidcIssuer } = config
const { payloadKeys, municipalKeys, lookupKey, ledgerKeys } = config
if (!databaseUrl || !temporalAddress || !oidcIssuer || !payloadKeys) {
  throw new Error('The worker needs DATABASE_URL, TEMPORAL_ADDRESS, OIDC_ISSUER and PAYLOAD_KEYS')
}
if (!keysDatabaseUrl || !municipalKeys || !lookupKey || !ledgerKeys) {
  throw new Error('The worker needs KEYS_DATABASE_URL, MUNICIPAL_KEYS, LOOKUP_KEY and LEDGER_KEYS')
}
const log = createLog(config.logLevel)
installRuntime(log)
const house = await openHouse(
  {
    ...config,
    databaseUrl,
    keysDatabaseUrl,
    temporalAddress,
    oidcIssuer,
    payloadKeys,
    municipalKeys,
    lookupKey,
    ledgerKeys,
    apiPort: config.serveApi ? config.apiPort : undefined,
  },
  log,
)
closeOnSignal(() => house.close(), log)
log.info({ apiPort: house.api?.port }, 'open')
