import type { StepName } from '../schemas/cancellation.ts'
import type { Promised } from './promise.ts'
import type { SupplierDecision } from './supplier.ts'

/**
 * What the process may ask to be done: plain data with a name. A workflow puts commands together in
 * the order in which they happen; `activities/` has one hand for each name.
 */
export type Command =
  | { name: 'note-decision'; step: StepName; at: string; outcome: Record<string, unknown> }
  | {
      name: 'create-task'
      organisationId: string
      employeeId: string | null
      flags: string[]
      dueAt: string
      check?: { window: string; at: string } | null
    }
  | { name: 'note-promise'; promised: Promised }
  | { name: 'open-or-append-chat'; organisationId: string }
  | { name: 'check-reply-permission'; organisationId: string }
  | { name: 'write-record-entry'; organisationId: string; details: Record<string, unknown> }
  | { name: 'complete-receipt'; organisationId: string; promisedAnswerBy: string }
  | { name: 'reject-cancellation'; code: string }
  | { name: 'remind-supplier' }
  | { name: 'escalate' }
  | { name: 'withdraw-task' }
  | { name: 'restore-appointment' }
  | { name: 'tell-withdrawal' }
  | { name: 'complete-withdrawal' }
  | { name: 'complete-booking-request'; organisationId: string; promisedAnswerBy: string }
  | { name: 'tell-offer'; number: number }
  | { name: 'tell-decline' }
  | { name: 'lapse-offer'; number: number }
  | { name: 'reopen-task'; dueAt: string }
  | { name: 'book-appointment' }
  | { name: 'complete-booking' }
  | { name: 'tell-closed' }
  | { name: 'end-follow-up' }
  | { name: 'journal-disclosure'; what: JournalledStep; number: number }
  | { name: 'remind-officers' }
  | { name: 'escalate-disclosure' }
  | { name: 'hand-out-package'; packageId: string }
  | { name: 'stop-packages' }

/** What of a request for aktindsigt stands in the citizen's record. */
export type JournalledStep = 'asked' | 'extended' | 'decided' | 'withdrawn'

export type CommandName = Command['name']
export type CommandOf<N extends CommandName> = Extract<Command, { name: N }>

/** What came out of a list: ids and codes, kept in the history. */
export interface Outcome {
  /** Nothing was carried out: what the list was decided by has changed. Decide again. */
  factsChanged: boolean
  taskId: string | null
  threadId: string | null
  recordEntryId: string | null
  replyPermission: string | null
  /** Of a withdrawal. */
  appointmentRestored?: boolean | null
  /** What was promised when it was carried out. */
  promised?: Promised | null
}

/** A decision that was made in the workflow itself leaves its step like any other. */
export function noteDecision(step: StepName, outcome: object, at: Date): Command {
  return { name: 'note-decision', step, at: at.toISOString(), outcome: { ...outcome } }
}

/** What was promised stays promised, though settings change before the process has heard what came of it. */
export function notePromise(promise: Promised): Command {
  const { organisationCode, promisedAnswerBy, escalatesAt } = promise
  return { name: 'note-promise', promised: { organisationCode, promisedAnswerBy, escalatesAt } }
}

/** Step 3. To the organisation, and to the employee too where it is set up so. */
export function createTask(supplier: SupplierDecision): Command {
  const { organisationId, employeeId, flags, promisedAnswerBy: dueAt, check } = supplier
  return { name: 'create-task', organisationId, employeeId, flags, dueAt, check }
}

/** Step 4. Into the one open chat between citizen and supplier; a new one where none is open. */
export function openOrAppendChat({ organisationId }: SupplierDecision): Command {
  return { name: 'open-or-append-chat', organisationId }
}

/** Step 5. May the citizen reply, and why? */
export function checkReplyPermission({ organisationId }: SupplierDecision): Command {
  return { name: 'check-reply-permission', organisationId }
}

/** Step 6. One line of the citizen's record. */
export function writeRecordEntry(
  { organisationId }: SupplierDecision,
  details: Record<string, unknown>,
): Command {
  return { name: 'write-record-entry', organisationId, details }
}

/** Says that all is done: from here the citizen's receipt is whole. */
export function completeReceipt({ organisationId, promisedAnswerBy }: SupplierDecision): Command {
  return { name: 'complete-receipt', organisationId, promisedAnswerBy }
}

export function rejectCancellation(code: string): Command {
  return { name: 'reject-cancellation', code }
}

/** Nobody has answered by the promised time: whoever has the task is reminded. */
export function remindSupplier(): Command {
  return { name: 'remind-supplier' }
}

/** Still nobody: the organisation's leader and the municipality's contact unit get a task of their own. */
export function escalate(): Command {
  return { name: 'escalate' }
}

/** The citizen took it back: the supplier has nothing to do about it any more. */
export function withdrawTask(): Command {
  return { name: 'withdraw-task' }
}

/** Books the visit again, where its time is still free. */
export function restoreAppointment(): Command {
  return { name: 'restore-appointment' }
}

/** Says so in the chat and in the record. */
export function tellWithdrawal(): Command {
  return { name: 'tell-withdrawal' }
}

export function completeWithdrawal(): Command {
  return { name: 'complete-withdrawal' }
}

/** From here on citizen and supplier take turns. */
export function completeBookingRequest(supplier: SupplierDecision): Command {
  const { organisationId, promisedAnswerBy } = supplier
  return { name: 'complete-booking-request', organisationId, promisedAnswerBy }
}

/** The times that the supplier offers, in the chat. */
export function tellOffer(number: number): Command {
  return { name: 'tell-offer', number }
}

/** None of them suits the citizen. */
export function tellDecline(): Command {
  return { name: 'tell-decline' }
}

/** The supplier has ended it without a time. */
export function tellClosed(): Command {
  return { name: 'tell-closed' }
}

/** The citizen has not answered in time: the times are free again. */
export function lapseOffer(number: number): Command {
  return { name: 'lapse-offer', number }
}

/** It is the supplier's turn again, with a new promise. */
export function reopenTask(dueAt: string): Command {
  return { name: 'reopen-task', dueAt }
}

/** Makes the appointment at the time that the citizen has taken; it takes the place of the old one. */
export function bookAppointment(): Command {
  return { name: 'book-appointment' }
}

/** Says so in chat and record; the supplier's task is done. */
export function completeBooking(): Command {
  return { name: 'complete-booking' }
}

export function endFollowUp(): Command {
  return { name: 'end-follow-up' }
}

/** A line of the record about the request itself; which extension or decision, from 1. */
export function journalDisclosure(what: JournalledStep, number = 1): Command {
  return { name: 'journal-disclosure', what, number }
}

/** It is due soon, and nobody has decided. */
export function remindOfficers(): Command {
  return { name: 'remind-officers' }
}

/** It was due: the applicant is told so, and the leader of the contact unit sees the request. */
export function escalateDisclosure(): Command {
  return { name: 'escalate-disclosure' }
}

/** All files of the package are there: from now on whoever asked can fetch it. */
export function handOutPackage(packageId: string): Command {
  return { name: 'hand-out-package', packageId }
}

/** Taken back while one was made: what there is of it goes. */
export function stopPackages(): Command {
  return { name: 'stop-packages' }
}
