import type { Me } from '../schemas/me.ts'
import type { Language } from './language.ts'
import { frameTexts } from './texts/frame.ts'

export interface Item {
  to: string
  words: string
  /** On the keyboard, for those who work here. */
  key?: string
}

/** What one can go to from everywhere. */
export function menuFor(me: Me, language: Language): Item[] {
  const { citizen, employee } = frameTexts[language]
  if (me.kind === 'citizen') {
    return [
      { to: '/aftaler', words: citizen.appointments },
      { to: '/kontakt', words: citizen.contact },
      { to: '/tidsoensker', words: citizen.bookings },
      { to: '/journal', words: citizen.record },
      { to: '/adgangslog', words: citizen.looks },
      { to: '/aktindsigt', words: citizen.disclosure },
      { to: '/repraesentanter', words: citizen.representatives },
    ]
  }
  const inCare = me.organisations.length > 0
  const isOfficer = me.roles.includes('records-officer')
  const isOperator = me.roles.includes('operator')
  return [
    ...(inCare ? [{ to: '/opgaver', words: employee.tasks, key: 'o' }] : []),
    ...(inCare ? [{ to: '/chats', words: employee.chats, key: 'c' }] : []),
    ...(inCare ? [{ to: '/indstillinger', words: employee.settings, key: 'i' }] : []),
    ...(isOfficer ? [{ to: '/aktindsigter', words: employee.disclosures }] : []),
    ...(isOfficer ? [{ to: '/opslag', words: employee.alarms }] : []),
    ...(isOperator ? [{ to: '/drift', words: employee.operations }] : []),
    ...(isOfficer || isOperator ? [{ to: '/revision', words: employee.audit }] : []),
  ]
}
