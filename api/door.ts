import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import { listen } from '../db/listen.ts'
import { readClaimMap } from './claim-map.ts'
import type { Engine } from './engine.ts'
import { createEventHub } from './events/create-hub.ts'
import type { StreamSizes } from './events/seats.ts'
import { createIdentity } from './identity.ts'
import { type LimitSizes, noLimits, openLimits } from './limits.ts'
import type { Metrics } from './metrics.ts'
import { openOperations } from './operations.ts'
import { openPackages } from './packages.ts'
import type { PayloadCipher } from './payload-codec.ts'
import { serveApi } from './server.ts'

export interface DoorOptions {
  databaseUrl: string
  oidcIssuer: string
  oidcAudience: string
  oidcClaims: string
  temporalUiUrl: string
  apiPort: number
  rateLimit: boolean
  /** Others than the usual ones, where a test would take too long. */
  limitSizes?: LimitSizes
  streamSizes?: StreamSizes
  /** Keeps addresses from being guessed by their hash; only production has to have one. */
  lookupKey?: string | undefined
  trustedProxies: number
  corsOrigins: string[]
}

export interface DoorParts {
  db: Database
  engine: Engine
  payloads: PayloadCipher
  metrics: Metrics
  log: Logger
}

export interface Door {
  port: number
  /** Takes nothing new, finishes what it has begun, and then closes. */
  close(): Promise<void>
}

/** The API, with what only it needs: the ear on Postgres and the issuer's keys. */
export async function openDoor(options: DoorOptions, parts: DoorParts): Promise<Door> {
  const { oidcIssuer: issuer, oidcAudience: audience } = options
  const { temporalUiUrl, trustedProxies, corsOrigins, lookupKey = '' } = options
  const claims = readClaimMap(options.oidcClaims)
  const now = () => new Date()
  const listener = listen(options.databaseUrl)
  const events = createEventHub({ ...parts, listener, now, sizes: options.streamSizes })
  const identity = createIdentity({ issuer, audience, claims, now })
  const limits = options.rateLimit
    ? openLimits(parts.db, { secret: lookupKey, sizes: options.limitSizes, log: parts.log })
    : noLimits
  const packages = openPackages(parts.db)
  const operations = openOperations(parts)
  const settings = { temporalUiUrl, trustedProxies, corsOrigins, now }
  const deps = { ...parts, ...settings, listener, events, packages, operations, identity, limits }
  const api = await serveApi(deps, options.apiPort)
  return {
    port: api.port,
    async close() {
      events.close()
      await api.close()
      await listener.close()
    },
  }
}
