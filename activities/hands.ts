import type { CommandName } from '../domain/commands.ts'
import {
  bookAppointment,
  completeBooking,
  completeBookingRequest,
  lapseOffer,
  tellClosed,
  tellDecline,
  tellOffer,
} from './booking.ts'
import { completeReceipt, endFollowUp, rejectCancellation } from './cancellation.ts'
import type { Hand } from './desk.ts'
import {
  escalateDisclosure,
  handOutPackage,
  journalDisclosure,
  remindOfficers,
  stopPackages,
} from './disclosure.ts'
import { writeRecordEntry } from './record-entry.ts'
import { escalate, remindSupplier } from './reminder.ts'
import { checkReplyPermission } from './reply-permission.ts'
import { createTask, reopenTask, withdrawTask } from './task.ts'
import { openOrAppendChat } from './thread.ts'
import { completeWithdrawal, restoreAppointment, tellWithdrawal } from './withdrawal.ts'

const noteDecision: Hand<'note-decision'> = async ({ steps }, { step, at, outcome }) => {
  steps.push({ name: step, at, outcome })
}

const notePromise: Hand<'note-promise'> = async (desk, { promised }) => {
  desk.promised = promised
}

/** One for each command. */
export const hands: { [N in CommandName]: Hand<N> } = {
  'note-decision': noteDecision,
  'note-promise': notePromise,
  'create-task': createTask,
  'open-or-append-chat': openOrAppendChat,
  'check-reply-permission': checkReplyPermission,
  'write-record-entry': writeRecordEntry,
  'complete-receipt': completeReceipt,
  'reject-cancellation': rejectCancellation,
  'remind-supplier': remindSupplier,
  escalate,
  'withdraw-task': withdrawTask,
  'restore-appointment': restoreAppointment,
  'tell-withdrawal': tellWithdrawal,
  'complete-withdrawal': completeWithdrawal,
  'complete-booking-request': completeBookingRequest,
  'tell-offer': tellOffer,
  'tell-decline': tellDecline,
  'tell-closed': tellClosed,
  'lapse-offer': lapseOffer,
  'reopen-task': reopenTask,
  'book-appointment': bookAppointment,
  'complete-booking': completeBooking,
  'end-follow-up': endFollowUp,
  'journal-disclosure': journalDisclosure,
  'remind-officers': remindOfficers,
  'escalate-disclosure': escalateDisclosure,
  'hand-out-package': handOutPackage,
  'stop-packages': stopPackages,
}
