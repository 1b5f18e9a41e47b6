import { type SignalDefinition, setHandler } from '@temporalio/workflow'

/** Whether somebody has done something since the process last looked. */
export function listenForNews(changed: SignalDefinition) {
  let has = false
  setHandler(changed, () => {
    has = true
  })
  return {
    has: () => has,
    /** Before one looks: what happens while one looks is news again. */
    read(): void {
      has = false
    },
  }
}

export type News = ReturnType<typeof listenForNews>
