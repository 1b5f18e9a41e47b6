/** To decide in two steps: what, and then in which words. */
import { DisclosureOutcome } from '../../schemas/disclosure-request.ts'
import { choices, errorSummary } from '../field.ts'
import type { Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { html } from '../html.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { backLink, note } from '../parts.ts'
import { disclosureDecisionTexts } from '../texts/records/disclosure-decision.ts'
import { disclosureRequestTexts } from '../texts/records/disclosure-request.ts'
import { askWords, decide } from './disclosure-words.ts'
import { getRequest, under } from './request.ts'

const path = '/aktindsigter/:id/afgoerelse'

export const decisionPages: Pages = {
  pages: [{ path, for: 'employee', show: (asked) => askWhat(asked) }],
  actions: [
    { path, for: 'employee', take: (asked, sent) => askWords(asked, sent), again: askWhat },
    {
      path: `${path}/send`,
      for: 'employee',
      take: decide,
      again: (asked, trouble) => askWords(asked, trouble.form, trouble),
    },
  ],
}

async function askWhat(asked: Asked, trouble?: Trouble): Promise<View | Redirect> {
  const { language } = asked
  const t = disclosureDecisionTexts[language]
  const one = await getRequest(asked)
  if (one.status !== 'open') return { to: `/aktindsigter/${one.id}` }
  const field = { trouble, language }
  const outcomes = DisclosureOutcome.enum.map((value) => ({ value, words: t.outcomes[value] }))
  const finals = Object.entries(t.finals).map(([value, words]) => ({ value, words }))
  const main = html`${backLink(`/aktindsigter/${one.id}`, disclosureRequestTexts[language].backTo)}
${errorSummary(trouble, language)}<p class="step-subheading">${t.step(1)}</p><h1>${t.outcomeTitle}</h1>
<p><strong>${one.applicant.name}</strong></p>
${one.type === 'public' && note('warning', t.unseen)}
${form(
  asked,
  `/aktindsigter/${one.id}/afgoerelse`,
  html`${choices({ ...field, name: 'outcome', label: t.outcome, of: outcomes })}
${choices({ ...field, name: 'final', label: t.final, of: finals, value: 'ja' })}
<div class="actions"><button class="button button-primary">${t.next}</button></div>`,
)}`
  return { title: t.outcomeTitle, main, under }
}
