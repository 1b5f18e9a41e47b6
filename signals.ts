import type { Logger } from 'pino'

const patienceMs = 10_000

/** SIGTERM and SIGINT: finishes what was begun, within ten seconds. */
export function closeOnSignal(close: () => Promise<void>, log: Logger): void {
  let closing = false
  const stop = (signal: NodeJS.Signals) => {
    if (closing) return
    closing = true
    log.info({ signal }, 'closing')
    setTimeout(() => process.exit(1), patienceMs).unref()
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
