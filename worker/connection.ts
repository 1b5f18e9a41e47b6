import { setTimeout as sleep } from 'node:timers/promises'
import { NativeConnection } from '@temporalio/worker'
import type { Logger } from 'pino'
import type { ConnectTo } from '../api/engine.ts'

export interface KeptConnection {
  /** Undefined until Temporal has been reached for the first time. */
  current(): NativeConnection | undefined
  /** Resolves when it has been reached; rejects when given up. */
  reached: Promise<NativeConnection>
  close(): Promise<void>
}

const retryMs = 1000

/** Keeps trying to reach Temporal, so that everything else can run before it is there. */
export function keepConnected({ address, tls }: ConnectTo, log: Logger): KeptConnection {
  const options = { address, tls: tls ?? false, grpcCompression: { codec: 'none' } } as const
  let connection: NativeConnection | undefined
  const closing = new AbortController()

  async function reach(): Promise<NativeConnection> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        connection = await NativeConnection.connect(options)
        if (closing.signal.aborted) await connection.close()
        return connection
      } catch (error) {
        // nobody has said anything yet: the message is about the connection, such as its certificate
        const reason = error instanceof Error ? error.message : ''
        if (attempt === 1)
          log.warn({ address, reason }, 'Temporal is away; trying until it is there')
        await sleep(retryMs, undefined, { signal: closing.signal })
      }
    }
  }

  const reached = reach()
  reached.catch(() => undefined)
  return {
    current: () => connection,
    reached,
    async close() {
      closing.abort()
      await connection?.close()
    },
  }
}
