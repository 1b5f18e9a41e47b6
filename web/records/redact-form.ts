/** What an officer fills in to withhold something of an entry. */
import { choices, select, textArea, textInput } from '../field.ts'
import type { Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html } from '../html.ts'
import type { Asked } from '../page.ts'
import { redactTexts } from '../texts/records/redact.ts'
import { here, type Known } from './redact-place.ts'

/** Words are typed or copied; with JavaScript, marking them in the entry fills the same fields. */
export function work(asked: Asked, { request, entry, version }: Known, trouble?: Trouble): Html {
  const { language } = asked
  const t = redactTexts[language]
  if (entry.redaction.parts.some(({ start }) => start === undefined)) return html``
  const field = { trouble, language }
  const whats = Object.entries(t.whats).map(([value, words]) => ({ value, words }))
  const laws = (request.bases ?? []).map(({ code, law }) => ({ value: code, words: law }))
  const bases = [{ value: '', words: t.chooseBasis }, ...laws]
  const content = html`<input type="hidden" name="version" value="${version}">
${choices({ ...field, name: 'hvad', label: t.hvad, of: whats, value: 'sted' })}
${textArea({ ...field, name: 'ord', label: t.ord, hint: t.ordHint })}
${textInput({ ...field, name: 'nummer', label: t.nummer, hint: t.nummerHint })}
${select({ ...field, name: 'basis', label: t.basis, of: bases })}
${textArea({ ...field, name: 'reason', label: t.reason, hint: t.reasonHint, max: 500 })}
<div class="actions"><button class="button button-primary">${t.withhold}</button></div>`
  const untouched = entry.redaction.at === null && request.type === 'public'
  const button = html`<input type="hidden" name="version" value="${version}"><button class="button button-secondary">${t.showWhole}</button>`
  return html`<h2>${t.work}</h2>${untouched && html`<p>${t.nobodySaw}</p>${form(asked, here(asked, 'vis'), button)}`}
<div class="redact" data-redact="posten"><p class="scripted">${t.mark}</p><p role="status" data-marked="${t.marked}"></p>${form(asked, here(asked, 'undtag'), content)}</div>`
}
