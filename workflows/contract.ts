import { defineSearchAttributeKey } from '@temporalio/common'
import { defineQuery, defineSignal } from '@temporalio/workflow'
import type { StepName } from '../schemas/cancellation.ts'

/** What the outside may know of the workflows: names, ids, messages. */
export const cancellationWorkflow = 'cancellation'

export function cancellationWorkflowId(cancellationId: string): string {
  return `cancellation/${cancellationId}`
}

/** The supplier has done the task: nothing is left to wait for. */
export const taskDone = defineSignal('taskDone')

/** How far it is, in codes. */
export const progress = defineQuery<Progress>('progress')

export interface Progress {
  status: 'accepted' | 'completed' | 'rejected'
  steps: { name: StepName; outcome: string }[]
  waitingFor: 'nothing' | 'the process' | 'the task to be done'
}

/** Ids and codes only: these are not encrypted. */
export const searchAttributes = {
  organisation: defineSearchAttributeKey('Organisation', 'KEYWORD'),
  reasonCode: defineSearchAttributeKey('ReasonCode', 'KEYWORD'),
  status: defineSearchAttributeKey('CancellationStatus', 'KEYWORD'),
}
