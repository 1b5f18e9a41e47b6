import type { ChatOpening } from '../schemas/organisation.ts'
import type { ReplyPermission } from '../schemas/reply-permission.ts'
import type { ThreadStatus } from '../schemas/thread.ts'
import type { Actor } from './actor.ts'
import type { Language, Words } from './language.ts'
import { sayWhen } from './language.ts'
import { may, type Thing } from './policies.ts'

/** What decides whether the citizen's side may write in a thread. */
export interface ReplyCircumstances {
  threadStatus: ThreadStatus
  /** The thread's own opening by an employee; null follows the organisation's setting. */
  thread: { open: boolean; employeeName: string | null; until: string | null } | null
  organisation: { name: string; active: boolean; chatOpening: ChatOpening; settingsVersion: number }
  /** The employees by name to whom the organisation's chat is open, as far as they still work there. */
  openEmployeeNames: string[]
}

export type ReplyCode =
  | 'staff'
  | 'open-to-organisation'
  | 'open-to-employees'
  | 'opened-in-thread'
  | 'closed-by-organisation'
  | 'closed-in-thread'
  | 'thread-closed'
  | 'no-right-to-write'

/** A decision in codes and names; `sayReplyPermission` puts it in words. */
export interface ReplyDecision {
  allowed: boolean
  code: ReplyCode
  organisationName: string
  employeeName: string | null
  until: string | null
}

/**
 * The citizen's side. A closed thread is closed; else the thread's own opening counts while it
 * lasts; else the organisation's setting.
 */
export function decideReplyPermission(all: ReplyCircumstances, now: Date): ReplyDecision {
  const { thread, organisation } = all
  const decide = decisionAbout(organisation.name)
  if (all.threadStatus === 'closed' || !organisation.active) return decide(false, 'thread-closed')
  if (thread && (thread.until === null || now < new Date(thread.until))) {
    const { employeeName, until } = thread
    return thread.open
      ? decide(true, 'opened-in-thread', { employeeName, until })
      : decide(false, 'closed-in-thread', { until })
  }
  if (organisation.chatOpening === 'organisation') return decide(true, 'open-to-organisation')
  const names = organisation.chatOpening === 'employees' ? all.openEmployeeNames : []
  return names.length > 0
    ? decide(true, 'open-to-employees', { employeeName: names.join(', ') })
    : decide(false, 'closed-by-organisation')
}

/** For whoever asks: staff while the thread is open; a representative only with that scope. */
export function decideReplyFor(
  actor: Actor,
  thread: ReplyCircumstances & Thing,
  now: Date,
): ReplyDecision {
  const decide = decisionAbout(thread.organisation.name)
  if (!may(actor, 'write thread', { thing: thread, now })) return decide(false, 'no-right-to-write')
  if (actor.kind === 'citizen') return decideReplyPermission(thread, now)
  return thread.threadStatus === 'open' ? decide(true, 'staff') : decide(false, 'thread-closed')
}

/** Why, in both languages. */
export function explainReply(decision: ReplyDecision): Words {
  return explanations[decision.code](decision)
}

export function sayReplyPermission(decision: ReplyDecision, language: Language): ReplyPermission {
  const { allowed, code, until } = decision
  return {
    allowed,
    code,
    explanation: explainReply(decision)[language],
    ...(canBeOpened.has(code) && {
      opensBy: { kind: 'organisation' as const, name: decision.organisationName },
    }),
    ...(until !== null && { until: new Date(until).toISOString() }),
  }
}

const canBeOpened = new Set<ReplyCode>(['closed-by-organisation', 'closed-in-thread'])

const explanations: Record<ReplyCode, (decision: ReplyDecision) => Words> = {
  staff: () => ({
    da: 'Du kan skrive, fordi du arbejder for organisationen.',
    en: 'You can write because you work for the organisation.',
  }),
  'open-to-organisation': ({ organisationName }) => ({
    da: `Du kan svare. ${organisationName} læser det.`,
    en: `You can reply. ${organisationName} will read it.`,
  }),
  'open-to-employees': ({ organisationName, employeeName }) => ({
    da: `Du kan svare til ${employeeName} hos ${organisationName}.`,
    en: `You can reply to ${employeeName} at ${organisationName}.`,
  }),
  'opened-in-thread': ({ organisationName, employeeName, until }) => ({
    da: `${employeeName ?? organisationName} har åbnet for svar${until ? ` til ${sayWhen(until, 'da')}` : ''}.`,
    en: `${employeeName ?? organisationName} has opened for replies${until ? ` until ${sayWhen(until, 'en')}` : ''}.`,
  }),
  'closed-by-organisation': ({ organisationName }) => ({
    da: `Du kan læse, men ikke svare. ${organisationName} har ikke åbnet for svar. De kan åbne for det.`,
    en: `You can read but not reply. ${organisationName} has not opened for replies. They can open for it.`,
  }),
  'closed-in-thread': ({ organisationName }) => ({
    da: `${organisationName} har lukket for svar i denne chat. De kan åbne for det igen.`,
    en: `${organisationName} has closed this chat for replies. They can open it again.`,
  }),
  'thread-closed': ({ organisationName }) => ({
    da: `Chatten med ${organisationName} er afsluttet. En ny begynder ved næste henvendelse.`,
    en: `The chat with ${organisationName} has ended. A new one begins with the next matter.`,
  }),
  'no-right-to-write': () => ({
    da: 'Du må læse for den, du hjælper, men ikke skrive.',
    en: 'You may read for the one you help, but not write.',
  }),
}

function decisionAbout(organisationName: string) {
  return (
    allowed: boolean,
    code: ReplyCode,
    more: { employeeName?: string | null; until?: string | null } = {},
  ): ReplyDecision => ({
    allowed,
    code,
    organisationName,
    employeeName: more.employeeName ?? null,
    until: more.until ?? null,
  })
}
