import { hear } from './hearing.ts'
import { createWaiting } from './waiting.ts'

/** What other processes committed, heard on one connection. */
export interface Listener {
  /** Resolves true when `id` is told of, false after `ms`. Ask before you cause it. */
  waitFor(id: string, ms: number): Promise<boolean>
  /** Calls `tell` when there may be new events: also after a lost connection, as some may be missed. */
  onEvents(tell: () => void): void
  close(): Promise<void>
}

/** Hears of cancellations that ended, and of events. */
export function listen(url: string): Listener {
  const waiting = createWaiting()
  const tellings: (() => void)[] = []
  const tellEvents = () => {
    for (const tell of tellings) tell()
  }
  const end = hear(url, ['cancellations', 'events'], {
    heard: (channel, payload) => (channel === 'events' ? tellEvents() : waiting.tell(payload)),
    began: tellEvents,
  })
  return {
    waitFor: waiting.waitFor,
    onEvents: (tell) => void tellings.push(tell),
    async close() {
      waiting.tellAll()
      await end()
    },
  }
}
