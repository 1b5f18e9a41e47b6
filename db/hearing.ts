import pg from 'pg'

interface Ears {
  heard: (channel: string, payload: string) => void
  /** Listens from now on; what was told before was missed. */
  began: () => void
}

const retryMs = 500

/** Listens on one connection, which is made again when it is lost. Hands back how to end it. */
export function hear(url: string, channels: string[], { heard, began }: Ears): () => Promise<void> {
  let client: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const next = new pg.Client({
      ...{ connectionString: url, connectionTimeoutMillis: 2000, keepAlive: true },
      application_name: 'borgerdialog listens',
    })
    next.on('error', () => undefined)
    next.once('end', again)
    next.on('notification', ({ channel, payload = '' }) => heard(channel, payload))
    try {
      await next.connect()
      await next.query(channels.map((channel) => `listen ${channel}`).join('; '))
      client = next
      if (closed) await next.end()
      began()
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
  return async () => {
    closed = true
    clearTimeout(retry)
    await client?.end().catch(() => undefined)
  }
}
