import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import type { Listener } from '../db/listen.ts'
import type { Engine } from './engine.ts'
import type { Identity } from './identity.ts'
import type { Metrics } from './metrics.ts'
import type { PayloadCipher } from './payload-codec.ts'

/** What the door needs from those who put it together. */
export interface Dependencies {
  db: Database
  listener: Listener
  engine: Engine
  identity: Identity
  payloads: PayloadCipher
  metrics: Metrics
  log: Logger
  now: () => Date
  /** The Temporal web UI, which may ask for payloads in clear text. */
  temporalUiUrl: string
}
