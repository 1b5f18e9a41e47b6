import { readClaimMap } from '../api/claim-map.ts'
import { createEventHub } from '../api/events/create-hub.ts'
import { createIdentity } from '../api/identity.ts'
import { noLimits } from '../api/limits.ts'
import { createLog } from '../api/log.ts'
import { createMetrics } from '../api/metrics.ts'
import { openPackages } from '../api/packages.ts'
import { openDatabase } from '../db/database.ts'
import { openKeyStore } from '../db/key-store.ts'
import { listen } from '../db/listen.ts'
import { createVault } from '../db/vault.ts'
import type { HouseOptions } from '../worker/house.ts'
import type { VariantName } from './variants.ts'

export interface ServerOptions extends HouseOptions {
  variant: VariantName
  workflowBundle: string
}

/** What the door needs whatever stands behind it, made as in `worker/house.ts`. */
export function openDoor(options: ServerOptions) {
  const { databaseUrl, oidcIssuer: issuer, oidcAudience: audience } = options
  const claims = readClaimMap(options.oidcClaims)
  const now = () => new Date()
  const store = openKeyStore({ url: options.keysDatabaseUrl })
  const db = openDatabase({ url: databaseUrl, vault: createVault({ ...options, store }) })
  const listener = listen(databaseUrl)
  const parts = { db, listener, metrics: createMetrics(), log: createLog('warn'), now }
  return {
    ...parts,
    store,
    events: createEventHub(parts),
    packages: openPackages(db),
    identity: createIdentity({ issuer, audience, claims, now }),
    limits: noLimits,
    trustedProxies: 0,
    corsOrigins: [],
  }
}
