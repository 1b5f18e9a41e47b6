import { randomBytes, randomUUID } from 'node:crypto'
import { newLedgerKey } from '../../ledger/keys.ts'
import type { HouseOptions } from '../../worker/house.ts'
import { theRun } from './servers.ts'

/** The servers of this run and a task queue of its own, on the databases given. */
export function houseOptions(
  databaseUrl: string,
  keysDatabaseUrl = theRun().keysDatabaseUrl,
): HouseOptions {
  const { temporalAddress, workflowBundle, issuer, vaultKeys } = theRun()
  return {
    databaseUrl,
    keysDatabaseUrl,
    ...vaultKeys,
    ledgerKeys: `test:${newLedgerKey()}`,
    temporalAddress,
    temporalNamespace: 'default',
    temporalUiUrl: 'http://localhost:8233',
    taskQueue: `test-${randomUUID()}`,
    workflowBundle,
    oidcIssuer: issuer,
    oidcAudience: 'borgerdialog',
    oidcClaims: 'nets',
    payloadKeys: `test:${randomBytes(32).toString('base64')}`,
    apiPort: 0,
    rateLimit: false,
    trustedProxies: 0,
    corsOrigins: [],
  }
}
