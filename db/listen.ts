import pg from 'pg'
import { createWaiting } from './waiting.ts'

/** One connection that hears what other processes committed. */
export interface Listener {
  /** Resolves true when `id` is told of, false after `ms`. Ask before you cause it. */
  waitFor(id: string, ms: number): Promise<boolean>
  /** Calls `tell` when there may be new events: also after a lost connection, as some may be missed. */
  onEvents(tell: () => void): void
  close(): Promise<void>
}

const retryMs = 500

/** Hears of cancellations that ended, and of events; a lost connection is made again. */
export function listen(url: string): Listener {
  const waiting = createWaiting()
  const tellings: (() => void)[] = []
  let client: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined

  function tellEvents(): void {
    for (const tell of tellings) tell()
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 2000,
      keepAlive: true,
      application_name: 'borgerdialog listens',
    })
    next.on('error', () => undefined)
    next.once('end', again)
    next.on('notification', ({ channel, payload = '' }) => {
      if (channel === 'events') tellEvents()
      else waiting.tell(payload)
    })
    try {
      await next.connect()
      await next.query('listen cancellations; listen events')
      client = next
      if (closed) await next.end()
      tellEvents()
    } catch {
      next.end().catch(() => undefined)
      again()
    }
  }

  function again(): void {
    client = undefined
    clearTimeout(retry)
    if (!closed) retry = setTimeout(connect, retryMs)
  }

  void connect()

  return {
    waitFor: waiting.waitFor,
    onEvents: (tell) => void tellings.push(tell),
    async close() {
      closed = true
      clearTimeout(retry)
      waiting.tellAll()
      await client?.end().catch(() => undefined)
    },
  }
}
