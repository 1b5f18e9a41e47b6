import type { AppointmentStatus } from '../schemas/appointment.ts'
import type { BookingStatus } from '../schemas/booking-request.ts'
import type { LateAnswer } from '../schemas/cancellation.ts'
import type { CheckWindow } from '../schemas/clock.ts'
import type { DisclosureStatus } from '../schemas/disclosure-request.ts'
import type { ChatOpening } from '../schemas/organisation.ts'
import type { TaskKind } from '../schemas/task.ts'
import type { Timing } from './wish.ts'

/** What starts the process: who and what is looked up, never carried. */
export interface CancellationWish {
  cancellationId: string
  timing?: Timing
}

export interface TaskWish {
  taskId: string
  timing?: Timing
}

export interface BookingInput {
  bookingRequestId: string
  timing?: Timing
}

export interface DisclosureInput {
  disclosureRequestId: string
  timing?: Timing
}

/** Where a request for aktindsigt stands. */
export interface DisclosureState {
  status: DisclosureStatus
  dueBy: string
  remindAt: string
  /** Since the time was last moved. */
  reminded: boolean
  escalated: boolean
  /** How many letters have moved the time, and how many decisions stand. */
  extensions: number
  decisions: number
  /** The package that is to be made now. */
  package: { id: string; part: number } | null
}

/** What the decision about a wish for a time needs. */
export interface BookingFacts extends WhoFacts {
  /** The citizen has chosen a free time already: nobody need be asked. */
  chosen: boolean
}

/** Where it stands between citizen and supplier. */
export interface BookingState {
  status: BookingStatus
  /** The one that is open. */
  offer: { number: number; heldUntil: string } | null
  /** How many there have been, and whether the last of them was declined. */
  offers: number
  declined: boolean
  /** Which of them, from 1; undefined in processes that looked at the last one only. */
  declinedOffers?: number[]
  /** The citizen has taken a time. */
  chosen: boolean
}

/** What the follow-up of a task needs to know. */
export interface TaskFacts {
  /** Undefined in processes begun before it counted. */
  kind?: TaskKind
  organisationCode: string
  dueAt: string
  escalationWorkingDays: number
  checkWindows: CheckWindow[]
  closingDays: string[]
}

/** An organisation's settings as they were when the process looked, with their version. */
export interface SupplierFacts {
  organisationId: string
  code: string
  active: boolean
  tasksToEmployee: boolean
  chatOpening: ChatOpening
  answerWorkingDays: number
  /** Processes that began before organisations had these know nothing of them. */
  escalationWorkingDays?: number
  checkWindows?: CheckWindow[]
  settingsVersion: number
}

/** Who could do it, at the time of the wish. */
export interface WhoFacts {
  acceptedAt: string
  supplier: SupplierFacts | null
  employee: { id: string; active: boolean; worksForSupplier: boolean } | null
  contactUnit: SupplierFacts
  /** The municipality's, from the day of the wish on. */
  closingDays?: string[]
}

export type ReasonDecision =
  | { allowed: true }
  | { allowed: false; code: 'reason-not-allowed' | 'appointment-changed' }

/** All that the decision needs: ids, codes and settings; nothing personal. Stays in the history. */
export interface CancellationFacts extends WhoFacts {
  /**
   * What was carried out already: the engine keeps no result of a worker that is killed before it
   * could tell. Undefined in processes begun before that was looked for.
   */
  decided?: ReasonDecision | null
  reasonCode: string
  /** When the visit was to be, as the citizen saw it. */
  seenStartsAt: string
  /** The visit was near when the citizen wished it away; undefined in processes begun before that counted. */
  late?: boolean
  lateAnswer?: LateAnswer | null
  appointment: { id: string; typeCode: string; status: AppointmentStatus; startsAt: string }
  /** When this reason goes with this appointment type. */
  reasonPeriods: { from: string; until: string | null }[]
}
