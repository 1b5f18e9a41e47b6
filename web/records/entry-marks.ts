import type { DisclosureEntry } from '../../schemas/redaction.ts'
import { type Html, html } from '../html.ts'
import type { Language } from '../language.ts'
import { moment } from '../moments.ts'
import { emphasised, time } from '../parts.ts'
import { redactionTexts } from '../texts/records/redaction.ts'

export function nameOf({ number, entry }: DisclosureEntry, language: Language): Html {
  return html`${redactionTexts[language].entry(number)}, ${time(entry.at, moment, language)}`
}

/** How it stands with it, in words. */
export function marksOf({ entry, shown, redaction }: DisclosureEntry, language: Language): Html {
  const t = redactionTexts[language]
  const looks = { whole: 'success', partly: 'warning', withheld: 'error' } as const
  return html`<p>${emphasised(t.shown[shown], looks[shown])}
${entry.class === 'internal' && emphasised(t.internal, 'info')}
${redaction.at === null && html`<span class="quiet">${t.unseen}</span>`}</p>`
}
