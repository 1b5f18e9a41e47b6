import { citizenPages } from './citizen/index.ts'
import { employeePages } from './employee/index.ts'
import { eventsHand } from './events.ts'
import { homePages } from './home.ts'
import { operationsPages } from './operator/operations.ts'
import type { Pages } from './page.ts'
import { recordsPages } from './records/index.ts'
import type { Sessions } from './session.ts'
import { type Contact, statementPages } from './statement.ts'

export interface Rooms {
  sessions: Sessions
  temporalUiUrl: string
  temporalNamespace: string
  contact: Contact
  closing: AbortSignal
}

/** All pages, room by room. */
export function rooms({ sessions, contact, closing, ...temporalUi }: Rooms): Pages[] {
  const events = { pages: [], actions: [], hands: [eventsHand(closing)] }
  const open = [homePages(sessions), statementPages(contact), events]
  return [...open, ...citizenPages, ...employeePages, ...recordsPages, operationsPages(temporalUi)]
}
