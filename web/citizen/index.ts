import type { Pages } from '../page.ts'
import { accessLogPages } from './access-log.ts'
import { appointmentPages } from './appointment.ts'
import { bookingRequestPages } from './booking-request.ts'
import { bookingWishPages } from './booking-wish.ts'
import { calendarPages } from './calendar.ts'
import { cancelPages } from './cancel.ts'
import { cancellationPages } from './cancellation.ts'
import { disclosurePages } from './disclosure.ts'
import { movePages } from './move.ts'
import { oneDisclosurePages } from './one-disclosure.ts'
import { oneThreadPages } from './one-thread.ts'
import { recordPages } from './record.ts'
import { replyRequestPages } from './reply-request.ts'
import { representativePages } from './representative.ts'
import { threadPages } from './thread.ts'
import { wronglyCreatedPages } from './wrongly-created.ts'

/** Fixed addresses before those with an id in the same place. */
export const citizenPages: Pages[] = [
  appointmentPages,
  calendarPages,
  movePages,
  cancelPages,
  cancellationPages,
  threadPages,
  oneThreadPages,
  replyRequestPages,
  wronglyCreatedPages,
  bookingWishPages,
  bookingRequestPages,
  recordPages,
  accessLogPages,
  disclosurePages,
  oneDisclosurePages,
  representativePages,
]
