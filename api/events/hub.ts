import type { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { PersonActing } from '../../db/acting.ts'
import type { Database } from '../../db/database.ts'
import type { Listener } from '../../db/listen.ts'
import type { Metrics } from '../metrics.ts'
import type { StreamSizes } from './seats.ts'

export interface EventHub {
  /**
   * Bytes of server-sent events, until the sign-in ends or the client has gone. Refuses with
   * `streams-full` or `unavailable` where there is no room.
   */
  open(trx: Database, wanted: { acting: PersonActing; lastEventId: string }): Promise<Readable>
  /** Ends all streams. */
  close(): void
}

export interface HubParts {
  db: Database
  listener: Listener
  metrics: Metrics
  log: Logger
  now: () => Date
  sizes?: StreamSizes | undefined
}
