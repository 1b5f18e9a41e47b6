import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow'
import { type Progress, progress, searchAttributes } from './contract.ts'

type Step = Progress['steps'][number]

/** Keeps what an operator sees: the `progress` query, the current details, the search attributes. */
export function trackProgress() {
  const state: Progress = { status: 'accepted', steps: [], waitingFor: 'the process' }
  setHandler(progress, () => state, { description: 'How far it is' })

  return {
    step(name: Step['name'], outcome: string): void {
      state.steps.push({ name, outcome })
      setCurrentDetails(inWords(state))
    },
    status(status: Progress['status'], organisationCode?: string): void {
      state.status = status
      upsertSearchAttributes([
        { key: searchAttributes.status, value: status },
        ...(organisationCode
          ? [{ key: searchAttributes.organisation, value: organisationCode }]
          : []),
      ])
    },
    waitingFor(what: Progress['waitingFor']): void {
      state.waitingFor = what
      setCurrentDetails(inWords(state))
    },
  }
}

export type ProgressKeeper = ReturnType<typeof trackProgress>

/** Markdown, for the Temporal web UI. */
function inWords({ status, steps, waitingFor }: Progress): string {
  const lines = steps.map(({ name, outcome }, index) => `${index + 1}. **${name}**: ${outcome}`)
  return [`Status: **${status}**, waiting for ${waitingFor}`, '', ...lines].join('\n')
}
