import type { CivilStatus } from '../schemas/citizen.ts'
import type { WeeklyHours } from '../schemas/clock.ts'
import type { ChatOpening } from '../schemas/organisation.ts'
import type { ThreadStatus } from '../schemas/thread.ts'
import type { Assurance } from './actor.ts'

/** What decides whether someone may write in a thread. */
export interface ReplyCircumstances {
  threadStatus: ThreadStatus
  /** The thread's own opening by an employee; null follows the organisation's setting. */
  thread: { open: boolean; employeeName: string | null; until: string | null } | null
  organisation: {
    name: string
    active: boolean
    chatOpening: ChatOpening
    /** Danish time; none are all hours. */
    replyHours: WeeklyHours[]
    replyUntil: string | null
    /** What a citizen must have signed in with. */
    replyAssurance: Assurance
    settingsVersion: number
  }
  /** The employees by name to whom the organisation's chat is open, as far as they still work there. */
  openEmployeeNames: string[]
  civilStatus: CivilStatus
  /** The municipality's, of the coming weeks. */
  closingDays: string[]
}

/** Who would write; without one it is the citizen, signed in well enough. */
export interface Writer {
  side: 'citizen' | 'staff'
  mayWrite: boolean
  assurance: Assurance
}
