import { type Made, makeBook, thirdParty } from './book.ts'

/** What somebody may write who means no good, or pastes from anywhere. */
export const hostile = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  ']]> &amp; &#60; <!-- --> </p></article></main>',
  '=cmd|\' /C calc\'!A0\n+1+1\n-2\n@SUM(A1)\n"quoted"',
  'a\u0000b\u0007c\u001Bd\uFFFEe\uD800f',
  'Vend \u202Eom\u202C og \u200Fom',
  'Smil 🤷🏽‍♀️ og مرحبا og שלום og 你好',
  `  indrykket\tmed tab\r\nny linje\rog en\n\n  til  `,
  'e\u0301 ﬁ ffi ćžłŞğ ấ Ωж → ✓ €',
]

const automatic = {
  basis: 'internal',
  law: 'Forvaltningslovens § 12, stk. 1',
  automatic: true,
  passages: 0,
}

export const entries: Made[] = [
  { text: 'Aflysning af besøg.\nÅrsag: Jeg er syg.', kind: 'Aflysning', actor: 'Anna Sørensen' },
  {
    text: 'Vi har talt med […], men […] kan ikke.',
    kind: 'Besked',
    actor: 'Eva Jensen',
    organisation: 'Hjemmepleje Nord',
    shown: 'partly',
    parts: [{ ...thirdParty, passages: 2 }],
  },
  { shown: 'withheld', class: 'internal', parts: [automatic] },
  { text: 'Her skrev nogen selv […] i teksten.', kind: 'Besked' },
  ...hostile.map((text) => ({ text, kind: 'Besked', actor: '<b>Ole</b>', organisation: 'A & B' })),
]

export const looks: Made[] = [
  { text: 'Eva Jensen (Hjemmepleje Nord) så journalen.' },
  {
    shown: 'withheld',
    parts: [{ ...thirdParty, basis: 'security', law: 'Offentlighedslovens § 33' }],
  },
  { text: '<b>=1+1</b>' },
]

export const fullBook = makeBook({ entries, looks })
export const emptyBook = makeBook({ request: { timeline: [] } })
