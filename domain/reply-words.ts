import type { ReplyPermission } from '../schemas/reply-permission.ts'
import type { Language, Words } from './language.ts'
import { sayWhen } from './language.ts'
import type { ReplyCode, ReplyDecision } from './reply-permission.ts'

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

/** Someone of the organisation can open it, and may be asked to. */
export const canBeOpened: ReadonlySet<ReplyCode> = new Set([
  'closed-in-thread',
  'closed-by-organisation',
  'opening-ended',
  'outside-hours',
])

const explanations: Record<ReplyCode, (decision: ReplyDecision) => Words> = {
  'citizen-deceased': () => ({
    da: 'Der kan ikke skrives i chatten, fordi borgeren er død.',
    en: 'Nobody can write in this chat, because the citizen has died.',
  }),
  'citizen-annulled': () => ({
    da: 'Der kan ikke skrives i chatten, fordi CPR-nummeret er annulleret. Ring til kommunen.',
    en: 'Nobody can write in this chat, because the CPR number is annulled. Call the municipality.',
  }),
  'no-right-to-write': () => ({
    da: 'Du må læse for den, du hjælper, men ikke skrive.',
    en: 'You may read for the one you help, but not write.',
  }),
  'assurance-too-low': ({ organisationName }) => ({
    da: `Log ind med MitID på niveau Høj for at skrive til ${organisationName}.`,
    en: `Sign in with MitID at level High to write to ${organisationName}.`,
  }),
  'thread-closed': ({ organisationName }) => ({
    da: `Chatten med ${organisationName} er afsluttet. En ny begynder ved næste henvendelse.`,
    en: `The chat with ${organisationName} has ended. A new one begins with the next matter.`,
  }),
  staff: () => ({
    da: 'Du kan skrive, fordi du arbejder for organisationen.',
    en: 'You can write because you work for the organisation.',
  }),
  'opened-in-thread': ({ organisationName, employeeName, until }) => ({
    da: `${employeeName ?? organisationName} har åbnet for svar${until ? ` til ${sayWhen(until, 'da')}` : ''}.`,
    en: `${employeeName ?? organisationName} has opened for replies${until ? ` until ${sayWhen(until, 'en')}` : ''}.`,
  }),
  'closed-in-thread': ({ organisationName }) => ({
    da: `${organisationName} har lukket for svar i denne chat. De kan åbne for det igen.`,
    en: `${organisationName} has closed this chat for replies. They can open it again.`,
  }),
  'closed-by-organisation': ({ organisationName }) => ({
    da: `Du kan læse, men ikke svare. ${organisationName} har ikke åbnet for svar. De kan åbne for det.`,
    en: `You can read but not reply. ${organisationName} has not opened for replies. They can open for it.`,
  }),
  'opening-ended': ({ organisationName }) => ({
    da: `Du kan læse, men ikke svare. ${organisationName} har ikke længere åbent for svar. De kan åbne for det igen.`,
    en: `You can read but not reply. ${organisationName} is no longer open for replies. They can open again.`,
  }),
  'outside-hours': ({ organisationName, opensAt }) => ({
    da: `Du kan ikke svare lige nu. ${organisationName} åbner for svar ${opensAt ? sayWhen(opensAt, 'da') : 'senere'}.`,
    en: `You cannot reply right now. ${organisationName} opens for replies ${opensAt ? `on ${sayWhen(opensAt, 'en')}` : 'later'}.`,
  }),
  'open-to-employees': ({ organisationName, employeeName }) => ({
    da: `Du kan svare til ${employeeName} hos ${organisationName}.`,
    en: `You can reply to ${employeeName} at ${organisationName}.`,
  }),
  'open-to-organisation': ({ organisationName }) => ({
    da: `Du kan svare. ${organisationName} læser det.`,
    en: `You can reply. ${organisationName} will read it.`,
  }),
}
