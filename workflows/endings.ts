import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow'
import { taskDone, type Withdrawn, withdraw } from './contract.ts'

export type Ending = 'done' | 'withdrawn' | 'rejected'

/** What may end a process from outside: the supplier, by doing the task, or the citizen, by undoing the wish. */
export function listenForEndings() {
  let ending: Ending | undefined
  let withdrawn: Withdrawn | undefined

  setHandler(taskDone, () => {
    ending ??= 'done'
  })
  setHandler(
    withdraw,
    async () => {
      ending ??= 'withdrawn'
      await condition(() => withdrawn !== undefined)
      return withdrawn ?? { appointmentRestored: false }
    },
    {
      description: 'The citizen takes the cancellation back',
      validator() {
        if (ending === undefined || ending === 'withdrawn') return
        throw ApplicationFailure.nonRetryable(`It has ended: ${ending}`, 'cancellation-ended')
      },
    },
  )

  return {
    /** Undefined while nobody has ended it. */
    current: () => ending,
    have: () => ending !== undefined,
    /** The process itself finds that there is nothing to wait for. */
    rejected(): void {
      ending = 'rejected'
      withdrawn = { appointmentRestored: false }
    },
    /** Answers whoever took it back. */
    undone(how: Withdrawn): void {
      withdrawn = how
    },
  }
}
