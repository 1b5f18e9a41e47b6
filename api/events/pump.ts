/** When to go on by itself: at once, after some milliseconds, or not before it is woken. */
export type Next = number | undefined

export interface Pump {
  wake(): void
  close(): void
}

const failedMs = 500

/** Runs `round` when it is woken, one after the other; one that fails is tried again. */
export function createPump(round: () => Promise<Next>, failed: (error: unknown) => void): Pump {
  let [running, woken, closed] = [false, false, false]
  let later: NodeJS.Timeout | undefined

  async function run(): Promise<void> {
    running = true
    while (woken && !closed) {
      woken = false
      clearTimeout(later)
      const next = await round().catch((error: unknown) => {
        failed(error)
        return failedMs
      })
      if (next === 0) woken = true
      else if (next !== undefined && !closed) later = setTimeout(wake, next)
    }
    running = false
  }

  function wake(): void {
    woken = true
    if (!running) void run()
  }

  return {
    wake,
    close() {
      closed = true
      clearTimeout(later)
    },
  }
}
