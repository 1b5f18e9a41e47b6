import type { ReplyCircumstances } from '../../domain/reply-circumstances.ts'
import type { ReplyCode } from '../../domain/reply-permission.ts'
import { now } from './people.ts'

type Organisation = Partial<ReplyCircumstances['organisation']>
export type Given = Partial<Omit<ReplyCircumstances, 'organisation'>> & {
  organisation?: Organisation
}

export const tomorrow = '2026-11-25T14:00:00.000Z'
export const justOver = now.toISOString()

/** An open thread with Hjemmepleje Nord, whose chat is closed, but for what is said. */
export function circumstances({ organisation, ...more }: Given = {}): ReplyCircumstances {
  const nord = { name: 'Hjemmepleje Nord', active: true, settingsVersion: 1 }
  const always = { replyHours: [], replyUntil: null, replyAssurance: 'substantial' as const }
  return {
    civilStatus: 'active',
    closingDays: ['2026-11-25'],
    threadStatus: 'open',
    thread: null,
    organisation: { ...nord, ...always, chatOpening: 'closed', ...organisation },
    openEmployeeNames: [],
    ...more,
  }
}

export const soon = '2026-11-24T09:30:00.000Z'
export const office = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', until: '15:00' }))
export const afterNoon = [3, 4].map((weekday) => ({ weekday, from: '12:00', until: '15:00' }))

export const forAll: Organisation = { chatOpening: 'organisation' }
export const byName: Organisation = { chatOpening: 'employees' }
export const opened = { open: true, employeeName: null, until: null }
export const shut = { open: false, employeeName: null, until: null }

/** Every other code says no. */
export const yes = new Set<ReplyCode>([
  'staff',
  'open-to-organisation',
  'open-to-employees',
  'opened-in-thread',
])
