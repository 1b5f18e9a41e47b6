import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import type { Listener } from '../db/listen.ts'
import type { Engine } from './engine.ts'
import type { EventHub } from './events/hub.ts'
import type { Identity } from './identity.ts'
import type { Limits } from './limits.ts'
import type { Metrics } from './metrics.ts'
import type { OperationsDesk } from './operations.ts'
import type { Packages } from './packages.ts'
import type { PayloadCipher } from './payload-codec.ts'

/** What the door needs from those who put it together. */
export interface Dependencies {
  db: Database
  listener: Listener
  events: EventHub
  packages: Packages
  operations: OperationsDesk
  engine: Engine
  identity: Identity
  limits: Limits
  payloads: PayloadCipher
  metrics: Metrics
  log: Logger
  now: () => Date
  /** The Temporal web UI, which may ask for payloads in clear text. */
  temporalUiUrl: string
  /** How many proxies stand before us and add to X-Forwarded-For. */
  trustedProxies: number
  /** Whose pages may call from a browser. */
  corsOrigins: string[]
}
