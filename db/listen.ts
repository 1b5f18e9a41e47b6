import pg from 'pg'

/** One connection that hears what other processes committed. */
export interface Listener {
  /** Resolves true when `id` is told of, false after `ms`. Ask before you cause it. */
  waitFor(id: string, ms: number): Promise<boolean>
  close(): Promise<void>
}

const retryMs = 500

/** Hears of cancellations that ended; a lost connection is made again, and waiters run into their time. */
export function listenForCancellations(url: string): Listener {
  const waiting = new Map<string, Set<() => void>>()
  let client: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 2000,
      keepAlive: true,
    })
    next.on('error', () => undefined)
    next.once('end', again)
    next.on('notification', ({ payload }) => {
      for (const tell of waiting.get(payload ?? '') ?? []) tell()
    })
    try {
      await next.connect()
      await next.query('listen cancellations')
      client = next
      if (closed) await next.end()
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
    waitFor(id, ms) {
      return new Promise((resolve) => {
        const told = waiting.get(id) ?? new Set()
        const finish = (heard: boolean) => {
          clearTimeout(timer)
          told.delete(tell)
          if (told.size === 0) waiting.delete(id)
          resolve(heard)
        }
        const tell = () => finish(true)
        const timer = setTimeout(() => finish(false), ms)
        waiting.set(id, told.add(tell))
      })
    },
    async close() {
      closed = true
      clearTimeout(retry)
      for (const tell of [...waiting.values()].flatMap((told) => [...told])) tell()
      await client?.end().catch(() => undefined)
    },
  }
}
