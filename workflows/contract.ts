import { defineSearchAttributeKey } from '@temporalio/common'
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow'
import type { WishRef } from '../domain/wish.ts'
import type { StepName } from '../schemas/cancellation.ts'

/** What the outside may know of the workflows: ids and messages; each is called as its kind. */

/** One process for each wish: `cancellation/<id>`, `task/<id>`. */
export function workflowIdOf({ kind, id }: WishRef): string {
  return `${kind}/${id}`
}

/** The supplier has done the task: nothing is left to wait for. */
export const taskDone = defineSignal('taskDone')

/** Citizen or supplier has done something about a wish for a time: look what. */
export const bookingChanged = defineSignal('bookingChanged')

/** Applicant or records officer has done something about a request for aktindsigt: look what. */
export const disclosureChanged = defineSignal('disclosureChanged')

/** The citizen takes it back; answers when all is undone that could be, and says what could. */
export const withdraw = defineUpdate<Withdrawn>('withdraw')

export interface Withdrawn {
  appointmentRestored: boolean
}

/** How far it is, in codes. */
export const progress = defineQuery<Progress>('progress')

export interface Progress {
  status: 'accepted' | 'completed' | 'rejected' | 'withdrawn'
  steps: { name: StepName | FollowUpStep; outcome: string }[]
  waitingFor:
    | 'nothing'
    | 'the process'
    | 'the task to be done'
    | 'the supplier to offer times'
    | 'the citizen to answer'
    | 'a records officer to decide'
    | 'the package to be made'
}

/** What may happen after the six steps. */
export type FollowUpStep =
  | 'supplier-reminded'
  | 'escalated'
  | 'withdrawn'
  | 'offer-lapsed'
  | 'booked'
  | 'closed'
  | DisclosureStep

/** What happens to a request for aktindsigt. */
export type DisclosureStep =
  | 'asked'
  | 'extended'
  | 'decided'
  | 'officers-reminded'
  | 'file-made'
  | 'handed-out'

/** Ids and codes only: these are not encrypted. */
export const searchAttributes = {
  organisation: defineSearchAttributeKey('Organisation', 'KEYWORD'),
  reasonCode: defineSearchAttributeKey('ReasonCode', 'KEYWORD'),
  status: defineSearchAttributeKey('CancellationStatus', 'KEYWORD'),
}
