import { describe, expect, it } from '@jest/globals'
import { type ReplyCode, type ReplyDecision, replyRules } from '../../domain/reply-permission.ts'
import { explainReply, sayReplyPermission } from '../../domain/reply-words.ts'

const until = '2026-11-25T14:00:00.000Z'
const opensBy = { kind: 'organisation', name: 'Hjemmepleje Nord' }

function decision(code: ReplyCode, more: Partial<ReplyDecision> = {}): ReplyDecision {
  const base = { allowed: false, organisationName: 'Hjemmepleje Nord', employeeName: null }
  return { ...base, until: null, opensAt: null, code, ...more }
}

interface Words {
  title: string
  given: ReplyDecision
  da: string
  en: string
  more?: object
}

const all: Words[] = [
  {
    title: 'staff',
    given: decision('staff', { allowed: true }),
    da: 'Du kan skrive, fordi du arbejder for organisationen.',
    en: 'You can write because you work for the organisation.',
  },
  {
    title: 'an open organisation',
    given: decision('open-to-organisation', { allowed: true }),
    da: 'Du kan svare. Hjemmepleje Nord læser det.',
    en: 'You can reply. Hjemmepleje Nord will read it.',
  },
  {
    title: 'open employees',
    given: decision('open-to-employees', { allowed: true, employeeName: 'Eva Lund, Nils Kjær' }),
    da: 'Du kan svare til Eva Lund, Nils Kjær hos Hjemmepleje Nord.',
    en: 'You can reply to Eva Lund, Nils Kjær at Hjemmepleje Nord.',
  },
  {
    title: 'a thread opened by the organisation',
    given: decision('opened-in-thread', { allowed: true }),
    da: 'Hjemmepleje Nord har åbnet for svar.',
    en: 'Hjemmepleje Nord has opened for replies.',
  },
  {
    title: 'a thread opened to an employee for a while',
    given: decision('opened-in-thread', { allowed: true, employeeName: 'Eva Lund', until }),
    da: 'Eva Lund har åbnet for svar til onsdag den 25. november 2026 kl. 15.00.',
    en: 'Eva Lund has opened for replies until Wednesday 25 November 2026 at 15:00.',
    more: { until },
  },
  {
    title: 'a closed organisation',
    given: decision('closed-by-organisation'),
    da: 'Du kan læse, men ikke svare. Hjemmepleje Nord har ikke åbnet for svar. De kan åbne for det.',
    en: 'You can read but not reply. Hjemmepleje Nord has not opened for replies. They can open for it.',
    more: { opensBy },
  },
  {
    title: 'a thread closed for replies',
    given: decision('closed-in-thread', { until }),
    da: 'Hjemmepleje Nord har lukket for svar i denne chat. De kan åbne for det igen.',
    en: 'Hjemmepleje Nord has closed this chat for replies. They can open it again.',
    more: { opensBy, until },
  },
  {
    title: 'a closed thread',
    given: decision('thread-closed'),
    da: 'Chatten med Hjemmepleje Nord er afsluttet. En ny begynder ved næste henvendelse.',
    en: 'The chat with Hjemmepleje Nord has ended. A new one begins with the next matter.',
  },
  {
    title: 'an opening that has ended',
    given: decision('opening-ended'),
    da: 'Du kan læse, men ikke svare. Hjemmepleje Nord har ikke længere åbent for svar. De kan åbne for det igen.',
    en: 'You can read but not reply. Hjemmepleje Nord is no longer open for replies. They can open again.',
    more: { opensBy },
  },
  {
    title: 'an hour at which it is closed',
    given: decision('outside-hours', { opensAt: until }),
    da: 'Du kan ikke svare lige nu. Hjemmepleje Nord åbner for svar onsdag den 25. november 2026 kl. 15.00.',
    en: 'You cannot reply right now. Hjemmepleje Nord opens for replies on Wednesday 25 November 2026 at 15:00.',
    more: { opensBy },
  },
  {
    title: 'hours that never come',
    given: decision('outside-hours'),
    da: 'Du kan ikke svare lige nu. Hjemmepleje Nord åbner for svar senere.',
    en: 'You cannot reply right now. Hjemmepleje Nord opens for replies later.',
    more: { opensBy },
  },
  {
    title: 'a citizen who has died',
    given: decision('citizen-deceased'),
    da: 'Der kan ikke skrives i chatten, fordi borgeren er død.',
    en: 'Nobody can write in this chat, because the citizen has died.',
  },
  {
    title: 'a citizen whose number is annulled',
    given: decision('citizen-annulled'),
    da: 'Der kan ikke skrives i chatten, fordi CPR-nummeret er annulleret. Ring til kommunen.',
    en: 'Nobody can write in this chat, because the CPR number is annulled. Call the municipality.',
  },
  {
    title: 'a sign-in that is not high enough',
    given: decision('assurance-too-low'),
    da: 'Log ind med MitID på niveau Høj for at skrive til Hjemmepleje Nord.',
    en: 'Sign in with MitID at level High to write to Hjemmepleje Nord.',
  },
  {
    title: 'no right to write',
    given: decision('no-right-to-write'),
    da: 'Du må læse for den, du hjælper, men ikke skrive.',
    en: 'You may read for the one you help, but not write.',
  },
]

describe('the reply permission in words', () => {
  it('has words for each line of the table', () => {
    const told = new Set(all.map(({ given }) => given.code))
    expect(replyRules.map(({ code }) => code).filter((code) => !told.has(code))).toEqual([])
  })

  it.each(all)('explains $title in both languages', ({ given, da, en, more }) => {
    const { allowed, code } = given
    const english = sayReplyPermission(given, 'en')
    expect(sayReplyPermission(given, 'da')).toEqual({ allowed, code, explanation: da, ...more })
    expect(english).toEqual({ ...english, allowed, code, ...more })
    expect(english.explanation.replace(',', 'ß').replace('Wednesdayß', 'Wednesday')).toBe(
      en.replace(',', 'ß'),
    )
    expect(explainReply(given)).toEqual({ da, en: english.explanation })
  })
})
