export interface Ending {
  /** What was started last is stopped first. */
  add(stop: () => Promise<unknown>): void
  all(): Promise<void>
  begun(): boolean
}

/** Nothing that was started may outlive the bench, not even after Ctrl-C or half a start. */
export function createEnding(): Ending {
  const stops: (() => Promise<unknown>)[] = []
  let ended: Promise<void> | undefined

  async function stopAll(): Promise<void> {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop().catch(() => undefined)
  }

  function all(): Promise<void> {
    ended ??= stopAll()
    return ended
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void all().then(() => process.exit(130)))
  }
  return { add: (stop) => void stops.push(stop), all, begun: () => ended !== undefined }
}
