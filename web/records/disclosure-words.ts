/** The second step of deciding: in which words to the applicant. */
import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'
import { at } from '../api.ts'
import { errorSummary, textArea } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html } from '../html.ts'
import type { Asked, Redirect, View } from '../page.ts'
import { backLink, facts } from '../parts.ts'
import { disclosureDecisionTexts } from '../texts/records/disclosure-decision.ts'
import { isUnfinished, letterFor } from '../texts/records/disclosure-letter.ts'
import { disclosureRequestTexts } from '../texts/records/disclosure-request.ts'
import { type Choice, choiceOf } from './disclosure-choice.ts'
import { getRequest, under } from './request.ts'

export async function askWords(
  asked: Asked,
  sent: Form,
  trouble?: Trouble,
): Promise<View | Redirect> {
  const { language } = asked
  const t = disclosureDecisionTexts[language]
  const choice = choiceOf(asked, sent)
  const one = await getRequest(asked)
  const { id, status } = one
  if (status !== 'open' && !trouble) return { to: `/aktindsigter/${id}` }
  const main = html`${backLink(`/aktindsigter/${id}`, disclosureRequestTexts[language].backTo)}
${errorSummary(trouble, language)}<p class="step-subheading">${t.step(2)}</p><h1>${t.textTitle}</h1>
${chosen(asked, one, choice)}
${form(
  asked,
  `/aktindsigter/${id}/afgoerelse/send`,
  html`<input type="hidden" name="outcome" value="${choice.outcome}"><input type="hidden" name="final" value="${choice.final ? 'ja' : 'nej'}">
${textArea({ trouble, language, name: 'text', label: t.text, hint: t.textHint, value: letterFor(one.type, choice), rows: 14 })}
<p>${t.sendNote}</p>
<div class="actions"><button class="button button-primary">${t.send}</button>
<a href="/aktindsigter/${id}/afgoerelse">${t.change}</a></div>`,
)}`
  return { title: t.textTitle, main, under }
}

function chosen({ language }: Asked, { applicant }: DisclosureRequest, choice: Choice): Html {
  const t = disclosureDecisionTexts[language]
  return facts([
    [disclosureRequestTexts[language].applicant, applicant.name],
    [t.outcome, t.outcomes[choice.outcome]],
    [t.final, t.finals[choice.final ? 'ja' : 'nej']],
  ])
}

export async function decide(asked: Asked, sent: Form): Promise<Redirect> {
  const t = disclosureDecisionTexts[asked.language]
  const { id = '' } = asked.params
  const text = sent.text('text')
  if (!text) throw new Incomplete({ name: 'text', text: t.textMissing })
  if (isUnfinished(text)) throw new Incomplete({ name: 'text', text: t.textUnfinished })
  const body = { ...choiceOf(asked, sent), text }
  const path = at`/v1/disclosure-requests/${id}/decision`
  const made = await asked.api.send<DisclosureRequest>('POST', path, {
    body,
    key: sent.text('key'),
  })
  const waits = made.body.status === 'awaiting-approval'
  return { to: `/aktindsigter/${id}?gjort=${waits ? 'foreslaaet' : 'afgjort'}` }
}
