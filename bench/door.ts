import { createIdentity } from '../api/identity.ts'
import { createLog } from '../api/log.ts'
import { createMetrics } from '../api/metrics.ts'
import { openDatabase } from '../db/database.ts'
import { listenForCancellations } from '../db/listen.ts'
import type { HouseOptions } from '../worker/house.ts'
import type { VariantName } from './variants.ts'

export interface ServerOptions extends HouseOptions {
  variant: VariantName
  workflowBundle: string
}

/** What the door needs whatever stands behind it, made as in `worker/house.ts`. */
export function openDoor({ databaseUrl, oidcIssuer: issuer, oidcAudience }: ServerOptions) {
  return {
    db: openDatabase(databaseUrl),
    listener: listenForCancellations(databaseUrl),
    identity: createIdentity({ issuer, audience: oidcAudience }),
    metrics: createMetrics(),
    log: createLog('warn'),
    now: () => new Date(),
  }
}
